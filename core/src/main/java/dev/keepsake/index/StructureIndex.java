package dev.keepsake.index;

import dev.keepsake.conversation.TurnId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Proposes entries by what is known of them beside words and vectors: whom and what they name, when they were said and of
 * which time they speak, and where in a conversation they stand. Safe for use by many threads.
 */
public interface StructureIndex {

    /**
     * Entries that name one of these entities, best first, ties by key text. An entity counts the more the fewer of the
     * selected scope's entries name it, by the inverse document frequency of BM25; the score is the sum over the entities.
     *
     * @param entities canonical names
     */
    List<Candidate> mentioning(CandidateQuery query, Collection<String> entities);

    /**
     * Entries that were said in a stretch of time or name a time that overlaps it, newest first, ties by key text; the score
     * is 1.
     *
     * @param from first moment
     * @param to first moment after it
     */
    List<Candidate> during(CandidateQuery query, Instant from, Instant to);

    /** The newest entries, newest first, ties by key text; the score is the moment in seconds since 1970. */
    List<Candidate> latest(CandidateQuery query);

    /** The entries that came from these turns, in no order; the score is 0. The limit of the query does not apply. */
    List<Candidate> at(CandidateQuery query, Collection<TurnId> turns);

    /** Which of these canonical names are those of entities that selected entries name. */
    Set<String> knownEntities(CandidateQuery query, Collection<String> names);

    /** Which of these canonical names are the name of a speaker of selected entries, whole or one word of it. */
    Set<String> knownSpeakers(CandidateQuery query, Collection<String> names);
}
