package dev.keepsake.eval;

import java.util.Set;

/**
 * One thing that a search returned, as far as measuring is concerned.
 *
 * @param turns ids of the turns that its provenance names; empty for a text of unknown origin, which counts for nothing
 * @param words how many words it would bring into a prompt
 */
record Returned(Set<String> turns, int words) {

    Returned {
        turns = Set.copyOf(turns);
    }
}
