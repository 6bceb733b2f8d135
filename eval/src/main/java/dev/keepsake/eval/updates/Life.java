package dev.keepsake.eval.updates;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one person says over the years, and questions about it.
 *
 * @param id of the person
 * @param name of the person
 * @param statements in the order they are made
 * @param questions about the end of the story
 */
record Life(String id, String name, List<Statement> statements, List<Asked> questions) {

    /** How a value came to be said. */
    enum Manner {
        /** Said plainly: the first value, or a later one without a word about the change. */
        STATED,
        UPDATED,
        REPEATED,
        CORRECTED,
        RETRACTED,
        /** Said or suggested by somebody else. */
        QUOTED,
        /** True of somebody else. */
        OTHERS,
        /** Stands beside another one that is true as well. */
        ADDITIVE,
        SMALLTALK
    }

    /** What becomes of a statement by the end. */
    enum Fate {
        /** Still true. */
        STANDS,
        /** Another value took its place. */
        REPLACED,
        /** Ended without another value. */
        ENDED
    }

    /**
     * One thing said.
     *
     * @param id unique in the life
     * @param value which value it states, unique in the life; equal for statements of the same value
     * @param endedBy how the value was replaced or ended; the manner of the statement itself while it stands
     */
    record Statement(String id, Instant time, String text, Manner manner, String value, Fate fate, Manner endedBy) {}

    /** What a question is about. */
    enum Aim {
        CURRENT,
        /** What was so at a moment of the past. */
        AS_OF,
        PREVIOUS,
        EVER,
        COUNT
    }

    /**
     * One question.
     *
     * @param wanted the values that answer it
     * @param at the moment it is about, or null for the end of the story
     */
    record Asked(
            Aim aim,
            String text,
            Set<String> wanted,
            @Nullable Instant at) {}
}
