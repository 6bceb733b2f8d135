package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.Signal;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConversationVotesTest {

    private static final SearchRecipe RECIPE =
            SearchRecipe.ofShares("votes", Map.of(Signal.KEYWORD, 1.0, Signal.NEIGHBOURS, 1.0, Signal.SOURCES, 1.0));

    private final Surroundings index = new Surroundings();

    @Test
    void aTurnLiftsThoseBesideItTheNearerTheMore() {
        Tally tally = tally(
                Sayings.from(1, 1, Sayings.turn(1, 5)),
                Sayings.from(2, 0, Sayings.turn(1, 6)),
                Sayings.from(3, 0, Sayings.turn(1, 3)),
                Sayings.from(4, 0, Sayings.turn(1, 8)));

        cast(tally);

        assertThat(given(tally, 2, Signal.NEIGHBOURS)).isCloseTo(0.25 / 0.7, within(1e-12));
        assertThat(given(tally, 3, Signal.NEIGHBOURS)).isCloseTo(0.1 / 0.7, within(1e-12));
        assertThat(given(tally, 4, Signal.NEIGHBOURS)).isZero();
        assertThat(given(tally, 1, Signal.NEIGHBOURS)).isZero();
    }

    @Test
    void surroundedByTheBestOnAllSidesItIsOne() {
        Tally tally = tally(
                Sayings.from(1, 1, Sayings.turn(1, 0)),
                Sayings.from(2, 1, Sayings.turn(1, 1)),
                Sayings.from(3, 0, Sayings.turn(1, 2)),
                Sayings.from(4, 1, Sayings.turn(1, 3)),
                Sayings.from(5, 1, Sayings.turn(1, 4)));

        cast(tally);

        assertThat(given(tally, 3, Signal.NEIGHBOURS)).isCloseTo(1, within(1e-12));
    }

    @Test
    void nobodyVotesAcrossEpisodes() {
        Tally tally = tally(Sayings.from(1, 1, Sayings.turn(1, 5)), Sayings.from(2, 0, Sayings.turn(2, 6)));

        cast(tally);

        assertThat(partsOf(tally, 2)).doesNotContain(Signal.NEIGHBOURS);
    }

    @Test
    void noPlaceBeforeTheBeginningIsLookedUp() {
        cast(tally(Sayings.from(1, 1, Sayings.turn(1, 0))));

        assertThat(index.asked).containsExactlyInAnyOrder(Sayings.turn(1, 0), Sayings.turn(1, 1), Sayings.turn(1, 2));
    }

    @Test
    void whatNobodyProposedBesideAStrongHitBecomesACandidate() {
        index.entries.add(Sayings.from(9, 0, Sayings.turn(1, 6)));
        index.entries.add(Sayings.from(8, 0, Sayings.turn(1, 9)));
        Tally tally = tally(Sayings.from(1, 1, Sayings.turn(1, 5)));

        cast(tally);

        assertThat(tally.ranking()).extracting(Ranked::key).containsExactly(Sayings.key(1), Sayings.key(9));
        assertThat(tally.ranking().getLast().score()).isGreaterThan(0.1);
    }

    @Test
    void aFactIsLiftedByItsTurnAndATurnByItsFact() {
        Candidate fact = Sayings.from(1, 0.4, Sayings.turn(1, 5));
        Candidate turn = Sayings.from(2, 1, Sayings.turn(1, 5));

        Tally tally = tally(fact, turn);
        cast(tally);

        assertThat(given(tally, 1, Signal.SOURCES)).isEqualTo(1);
        assertThat(given(tally, 2, Signal.SOURCES)).isEqualTo(0.4);
    }

    @Test
    void theOtherHalfOfAPairIsLookedUpToo() {
        index.entries.add(Sayings.from(9, 0, Sayings.turn(1, 5)));
        Tally tally = tally(Sayings.from(1, 1, Sayings.turn(1, 5)));

        cast(tally);

        assertThat(given(tally, 9, Signal.SOURCES)).isEqualTo(1);
    }

    @Test
    void aFactOfSeveralTurnsIsLiftedByTheBestOfThemAndNotByItself() {
        Tally tally = tally(
                Sayings.from(1, 0.5, Sayings.turn(1, 5), Sayings.turn(1, 6)),
                Sayings.from(2, 0.2, Sayings.turn(1, 5)),
                Sayings.from(3, 1, Sayings.turn(1, 6)));

        cast(tally);

        assertThat(given(tally, 1, Signal.SOURCES)).isEqualTo(1);
    }

    @Test
    void whatCameFromNoTurnNeitherVotesNorIsVotedFor() {
        cast(tally(Sayings.from(1, 1), Sayings.from(2, 1)));

        assertThat(index.asked).isEmpty();
    }

    @Test
    void aRecipeWithoutVotesAsksTheIndexNothing() {
        Tally tally = new Tally(SearchRecipe.KEYWORD_ONLY);
        enter(tally, Sayings.from(1, 1, Sayings.turn(1, 5)));

        cast(tally);

        assertThat(index.lookups).isZero();
        assertThat(partsOf(tally, 1)).containsExactly(Signal.KEYWORD);
    }

    @Test
    void whenTheTimeIsUpThoseThatWereProposedStillVoteForEachOther() {
        index.failure = new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "too late");
        Tally tally = tally(Sayings.from(1, 1, Sayings.turn(1, 5)), Sayings.from(2, 0, Sayings.turn(1, 6)));

        cast(tally);

        assertThat(index.lookups).isOne();
        assertThat(given(tally, 2, Signal.NEIGHBOURS)).isGreaterThan(0.3);
    }

    private void cast(Tally tally) {
        new ConversationVotes(index).cast(tally, Sayings.query(Deadline.NONE));
    }

    private static Tally tally(Candidate... candidates) {
        Tally tally = new Tally(RECIPE);
        enter(tally, candidates);
        return tally;
    }

    private static void enter(Tally tally, Candidate... candidates) {
        tally.takePart(Signal.KEYWORD);
        for (Candidate candidate : candidates) {
            tally.row(candidate).give(Signal.KEYWORD, candidate.score(), candidate.score());
        }
    }

    private static double given(Tally tally, long number, Signal signal) {
        return ranked(tally, number).explanation().parts().stream()
                .filter(part -> part.signal() == signal)
                .mapToDouble(Explanation.Part::normalised)
                .findFirst()
                .orElseThrow();
    }

    private static List<Signal> partsOf(Tally tally, long number) {
        return ranked(tally, number).explanation().parts().stream()
                .map(Explanation.Part::signal)
                .toList();
    }

    private static Ranked ranked(Tally tally, long number) {
        EntryKey key = Sayings.key(number);
        return tally.ranking().stream()
                .filter(ranked -> ranked.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Knows what stands where, and notes what it is asked. */
    private static final class Surroundings implements StructureIndex {

        final List<Candidate> entries = new ArrayList<>();
        final List<TurnId> asked = new ArrayList<>();
        int lookups;
        KeepsakeException failure;

        @Override
        public List<Candidate> at(CandidateQuery query, Collection<TurnId> turns) {
            lookups++;
            asked.addAll(turns);
            if (failure != null) {
                throw failure;
            }
            return entries.stream()
                    .filter(entry -> entry.circumstances().origins().stream().anyMatch(turns::contains))
                    .toList();
        }

        @Override
        public List<Candidate> mentioning(CandidateQuery query, Collection<String> entities) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Candidate> during(CandidateQuery query, Instant from, Instant to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Candidate> latest(CandidateQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> knownEntities(CandidateQuery query, Collection<String> names) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> knownSpeakers(CandidateQuery query, Collection<String> names) {
            throw new UnsupportedOperationException();
        }
    }
}
