package dev.keepsake.eval;

import java.util.Set;

/**
 * One thing that a search returned, as far as measuring is concerned.
 *
 * @param turns ids of the turns that its provenance names; empty for a text of unknown origin, which counts for nothing
 * @param sessions ids of the sessions those turns were said in
 * @param words how many words it would bring into a prompt
 */
public record Returned(Set<String> turns, Set<String> sessions, int words) {

    public Returned {
        turns = Set.copyOf(turns);
        sessions = Set.copyOf(sessions);
    }
}
