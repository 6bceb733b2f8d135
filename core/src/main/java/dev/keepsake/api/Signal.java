package dev.keepsake.api;

import java.util.Locale;

/** One way of ranking. */
public enum Signal {
    VECTOR,
    KEYWORD;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
