package dev.keepsake.bench.micro;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.Embedding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Indexes that always propose the same, so that what comes after them is measured alone. */
public final class FixedCandidates implements Projection, VectorIndex, KeywordIndex, StructureIndex {

    /** A question that every signal has something to say to. */
    public static final String QUESTION =
            "What is the latest that Ada said about the garden in Lisbon in " + MadeCandidates.MONTH + "?";

    private static final Set<String> SPEAKERS = Set.of("ada", "ben");
    private static final Set<String> ENTITIES = Set.of("lisbon");

    private volatile Proposed proposed = Proposed.NOTHING;
    private volatile long position;

    /**
     * What is proposed.
     *
     * @param near by vector
     * @param inContext by the vector with what was said before
     * @param matching by words
     * @param mentioning by entities
     * @param during by time
     * @param latest by newness
     * @param surroundings by the turns they came from
     */
    public record Proposed(
            List<Candidate> near,
            List<Candidate> inContext,
            List<Candidate> matching,
            List<Candidate> mentioning,
            List<Candidate> during,
            List<Candidate> latest,
            Map<TurnId, List<Candidate>> surroundings) {

        static final Proposed NOTHING =
                new Proposed(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());

        /**
         * Of twice {@code count} entries each of the three large signals proposes {@code count}, of which half are proposed by
         * its neighbour, too; entities, times and newness propose a tenth.
         */
        public static Proposed of(MadeCandidates made, int count) {
            Map<TurnId, List<Candidate>> surroundings = new HashMap<>();
            for (Candidate entry : made.all()) {
                for (TurnId origin : entry.circumstances().origins()) {
                    surroundings
                            .computeIfAbsent(origin, key -> new ArrayList<>())
                            .add(entry);
                }
            }
            return new Proposed(
                    made.proposed(0, count),
                    made.proposed(count / 2, count),
                    made.proposed(count, count),
                    made.proposed(count / 3, count / 10),
                    made.proposed(count / 4, count / 10),
                    made.proposed(count / 5, count / 10),
                    surroundings);
        }
    }

    /** From now on proposes this. */
    public void propose(Proposed next) {
        proposed = next;
    }

    @Override
    public Nearest nearest(CandidateQuery query, Embedding question, Of which) {
        List<Candidate> near = switch (which) {
            case TEXT -> proposed.near();
            case CONTEXT -> proposed.inContext();
        };
        return new Nearest(near, 0, near.size());
    }

    @Override
    public List<Candidate> mentioning(CandidateQuery query, Collection<String> entities) {
        return proposed.mentioning();
    }

    @Override
    public List<Candidate> during(CandidateQuery query, Instant from, Instant to) {
        return proposed.during();
    }

    @Override
    public List<Candidate> latest(CandidateQuery query) {
        return proposed.latest();
    }

    @Override
    public List<Candidate> at(CandidateQuery query, Collection<TurnId> turns) {
        List<Candidate> there = new ArrayList<>();
        for (TurnId turn : turns) {
            there.addAll(proposed.surroundings().getOrDefault(turn, List.of()));
        }
        return there;
    }

    @Override
    public Set<String> knownEntities(CandidateQuery query, Collection<String> names) {
        return names.stream().filter(ENTITIES::contains).collect(Collectors.toSet());
    }

    @Override
    public Set<String> knownSpeakers(CandidateQuery query, Collection<String> names) {
        return names.stream().filter(SPEAKERS::contains).collect(Collectors.toSet());
    }

    @Override
    public List<Candidate> matching(CandidateQuery query, String question) {
        return proposed.matching();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void apply(List<IndexUpdate> updates, long reached) {
        position = reached;
    }

    @Override
    public void persist() {
        // keeps nothing
    }

    @Override
    public void clear() {
        position = 0;
    }

    @Override
    public Map<EntryKey, Integer> censusOfEveryProject() {
        return Map.of();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
