package dev.keepsake.index;

import dev.keepsake.filter.Selection;
import dev.keepsake.time.Deadline;
import java.util.Set;

/**
 * What every signal is asked.
 *
 * @param selection which entries may be proposed at all
 * @param kinds which kinds of entry are wanted; not empty
 * @param limit at most how many candidates, at least 1
 * @param deadline when to give up, with {@code DEADLINE_EXCEEDED}
 */
public record CandidateQuery(Selection selection, Set<EntryKind> kinds, int limit, Deadline deadline) {

    public CandidateQuery {
        kinds = Set.copyOf(kinds);
    }
}
