package dev.keepsake.store.embedded;

import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** Keeps the stretch of an ordered answer that a page asks for and counts the rest. */
final class Stretch<T> {

    private final PageRequest page;
    private final List<T> items = new ArrayList<>();
    private long total;

    Stretch(PageRequest page) {
        this.page = page;
    }

    void offer(T item) {
        if (total >= page.offset() && items.size() < page.size()) {
            items.add(item);
        }
        total++;
    }

    List<T> items() {
        return items;
    }

    long total() {
        return total;
    }
}
