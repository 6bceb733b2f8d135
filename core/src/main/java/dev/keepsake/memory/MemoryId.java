package dev.keepsake.memory;

import dev.keepsake.error.KeepsakeException;
import java.util.UUID;

/** The id of a memory: time-ordered, so that later memories sort after earlier ones. */
public record MemoryId(UUID value) implements Comparable<MemoryId> {

    /** The id written as {@code text} in the usual 36-character form. */
    public static MemoryId parse(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new MemoryId(value);
            }
        } catch (IllegalArgumentException notAUuid) {
            // said below, in the same words as for a short form that UUID.fromString lets pass
        }
        throw KeepsakeException.invalid(
                "A memory id is a UUID of 36 characters; got " + text.length() + " characters that are not one");
    }

    @Override
    public int compareTo(MemoryId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
