package dev.keepsake.index;

import org.jspecify.annotations.Nullable;

/** The one text of a memory or turn that is embedded and searched by keyword. */
public final class IndexText {

    private IndexText() {}

    /** The statement with its speaker before it, because questions name people and people say "I". */
    public static String of(@Nullable String actor, String text) {
        return actor == null || actor.isBlank() ? text : actor + ": " + text;
    }
}
