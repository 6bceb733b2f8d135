package dev.keepsake.engine.consolidate;

import dev.keepsake.memory.Memory;
import java.util.List;

/** Words a page about what some memories say. */
interface PageWriter {

    /** The page; every statement on it ends in the numbers of the memories it is from, in brackets. */
    Page write(Draft draft, List<Memory> memories);

    /**
     * A page.
     *
     * @param text the page
     * @param of the memories it was made of, in the order in which the text numbers them from 1
     * @param cited those of them that the text names
     */
    record Page(String text, List<Memory> of, List<Memory> cited) {}
}
