package dev.keepsake.scope;

import java.util.Arrays;
import java.util.Optional;

/** The four owners a scope can name. */
public enum ScopeField {
    USER("user"),
    AGENT("agent"),
    APP("app"),
    RUN("run");

    private final String key;

    ScopeField(String key) {
        this.key = key;
    }

    /** The lower-case name used in text forms: {@code user}, {@code agent}, {@code app}, {@code run}. */
    public String key() {
        return key;
    }

    /** The field whose {@link #key()} this is. */
    public static Optional<ScopeField> ofKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
