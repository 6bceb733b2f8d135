package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link dev.keepsake.store.EpisodeStore} tells of what was said before an episode. */
public abstract class EarlierTurnsContract extends StoreFixture {

    @Test
    void theTurnsBeforeAnEpisodeAreTheLastOnesOfItsScopeThatDidNotFail() {
        Submission first = accepted(data.submission(PROJECT, ALICE, "a", "b"));
        Submission failed = accepted(data.submission(PROJECT, ALICE, "failed"));
        accepted(data.submission(PROJECT, BOB, "bob"));
        accepted(data.submission(PROJECT, ALICE.withRun("r"), "run"));
        accepted(data.submission(OTHER_PROJECT, ALICE, "elsewhere"));
        Submission second = accepted(data.submission(PROJECT, ALICE, "c", "d"));
        Submission asking = accepted(data.submission(PROJECT, ALICE, "asking"));
        accepted(data.submission(PROJECT, ALICE, "later"));
        done(plan().conclude(first));
        done(plan().touch(ALICE)
                .conclude(new Operation(
                        failed.episode().id().value(),
                        Operation.Kind.ADD,
                        Operation.State.FAILED,
                        Outcome.EMPTY,
                        data.now(),
                        data.now(),
                        "failed")));
        List<Turn> all = new ArrayList<>(first.episode().turns());
        all.addAll(second.episode().turns());
        EpisodeId episode = asking.episode().id();

        for (int limit = 0; limit <= 4; limit++) {
            assertThat(store.episodes().before(PROJECT, ALICE, episode, limit)).isEqualTo(all.subList(4 - limit, 4));
        }
        assertThat(store.episodes().before(PROJECT, ALICE, episode, 100)).isEqualTo(all);
        assertThat(store.episodes().before(PROJECT, ALICE, first.episode().id(), 100))
                .isEmpty();
    }

    @Test
    void thereAreNoTurnsBeforeAnEpisodeInAnotherScopeOrProjectOrBeforeNone() {
        accepted(data.submission(PROJECT, ALICE, "a"));
        EpisodeId asking =
                accepted(data.submission(PROJECT, ALICE, "b")).episode().id();

        assertThat(store.episodes().before(PROJECT, ALICE, asking, 9)).hasSize(1);
        assertThat(store.episodes().before(PROJECT, BOB, asking, 9)).isEmpty();
        assertThat(store.episodes().before(PROJECT, Scope.ANY, asking, 9)).isEmpty();
        assertThat(store.episodes().before(PROJECT, ALICE.withRun("r"), asking, 9))
                .isEmpty();
        assertThat(store.episodes().before(OTHER_PROJECT, ALICE, asking, 9)).isEmpty();
        assertThat(store.episodes().before(PROJECT, ALICE, new EpisodeId(new UUID(7, 7)), 9))
                .isEmpty();
    }
}
