package dev.keepsake.store;

import java.util.List;

/**
 * A stretch of an ordered answer.
 *
 * @param items what is on this page
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, long total) {

    public Page {
        items = List.copyOf(items);
    }
}
