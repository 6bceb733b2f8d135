package dev.keepsake.memory;

import dev.keepsake.error.KeepsakeException;
import java.time.Instant;

/**
 * Which question about whom a memory answers, and how: where somebody lives, and that it is Lisbon. Two memories of one
 * scope with the same key and different values cannot both be current, which is how a newer one is known to replace an
 * older one.
 *
 * @param key subject and attribute; compared as a whole and never shown
 * @param value the answer in a form that is equal for equal answers; one that begins with {@link #NOT} denies a value and
 *     may stand beside any other
 * @param at the moment for which it answers; of two answers the later one is the newer, whichever was learned first
 */
public record Slot(String key, String value, Instant at) {

    /** The beginning of a value that says what is not so, or no longer. */
    public static final String NOT = "!";

    public Slot {
        if (key.isBlank() || value.isBlank()) {
            throw KeepsakeException.invalid("A slot needs a key and a value; got a blank one");
        }
    }

    /** Whether it says what is not so. */
    public boolean denies() {
        return value.startsWith(NOT);
    }

    /** Whether the two give the same answer to the same question. */
    public boolean agreesWith(Slot other) {
        return key.equals(other.key) && value.equals(other.value);
    }
}
