package dev.keepsake.memory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of statement a memory is. */
public enum FactKind {
    /** Something that is so until it changes. */
    STATE,
    /** Something that happened. */
    EVENT,
    /** Something somebody means to do. */
    PLAN,
    /** Something liked, disliked or wished. */
    PREFERENCE,
    /** How two people, or a person and a thing, stand to each other. */
    RELATIONSHIP,
    /** Something that is not so. */
    ABSENCE,
    /** Not known, or none of these. */
    OTHER;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind whose {@link #key()} this is. */
    public static Optional<FactKind> ofKey(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
