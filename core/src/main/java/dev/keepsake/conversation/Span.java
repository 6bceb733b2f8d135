package dev.keepsake.conversation;

import dev.keepsake.error.KeepsakeException;

/**
 * A stretch of a turn's text.
 *
 * @param start first UTF-16 unit, from 0
 * @param end one past the last; greater than {@code start}
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end <= start) {
            throw KeepsakeException.invalid("A span needs 0 <= start < end; got " + start + " and " + end);
        }
    }

    /** The stretch of {@code text} that this span names. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
