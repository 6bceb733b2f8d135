package dev.keepsake.store;

import dev.keepsake.error.KeepsakeException;

/**
 * Which stretch of an ordered answer is wanted.
 *
 * @param number from 1
 * @param size at least 1
 */
public record PageRequest(int number, int size) {

    /** The first page of {@code size}. */
    public static PageRequest first(int size) {
        return new PageRequest(1, size);
    }

    public PageRequest {
        if (number < 1 || size < 1) {
            throw KeepsakeException.invalid(
                    "A page has a number and a size of at least 1; got number " + number + ", size " + size);
        }
    }

    /** How many items come before this page. */
    public long offset() {
        return (number - 1L) * size;
    }
}
