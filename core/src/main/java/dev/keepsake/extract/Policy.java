package dev.keepsake.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an add makes memories of what was said. */
public enum Policy {
    /** One call of a chat model that reads the turns beside what is known and says what each fact means for it. */
    RECONCILE,
    /** Mem0's two steps: one call extracts, a second one decides ADD, UPDATE, DELETE or NONE. */
    CLASSIC,
    /** Mem0's single pass: one call extracts, facts are only ever added, with links to what they are about. */
    ADDITIVE,
    /** Rules, without any model. */
    LOCAL,
    /** Each turn as it was said. */
    VERBATIM;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy whose {@link #key()} this is. */
    public static Optional<Policy> ofKey(String key) {
        return Arrays.stream(values())
                .filter(policy -> policy.key().equals(key))
                .findFirst();
    }

    /** Whether it asks a chat model. */
    public boolean needsModel() {
        return switch (this) {
            case RECONCILE, CLASSIC, ADDITIVE -> true;
            case LOCAL, VERBATIM -> false;
        };
    }
}
