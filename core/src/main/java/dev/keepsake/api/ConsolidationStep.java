package dev.keepsake.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One kind of work on the memories of a scope, in the order in which it is done. */
public enum ConsolidationStep {
    /** Deletes what has expired or been kept long enough, and drops facts that were held back long enough. */
    RETENTION,
    /** Merges memories that say the same. */
    DUPLICATES,
    /** Joins pieces of one statement. */
    FRAGMENTS,
    /** Reports memories that cannot be true together, and changes nothing. */
    CONTRADICTIONS,
    /** Writes what is known of a user on one page. */
    PROFILE;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step whose {@link #key()} this is. */
    public static Optional<ConsolidationStep> ofKey(String key) {
        return Arrays.stream(values()).filter(step -> step.key().equals(key)).findFirst();
    }
}
