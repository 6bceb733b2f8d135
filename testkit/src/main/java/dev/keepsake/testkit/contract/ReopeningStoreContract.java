package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.ApiKey;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Store} does that outlives its process: nothing it was told is forgotten between close and open. */
public abstract class ReopeningStoreContract extends StoreFixture {

    private static final int LIVES = 4;
    private static final int STEPS = 60;

    /** Opens again what {@link #open()} opened last and the test has closed. */
    protected abstract Store reopen();

    private void closeAndReopen() {
        store.close();
        store = reopen();
    }

    @Test
    void afterARandomLifeItAnswersAsBefore() {
        Seed seed = Seed.announcedFor(this);
        Mentioned mentioned = new Mentioned();
        try (Store reference = new InMemoryStore()) {
            reference.embeddings().bind(data.embedder().id());
            RandomLife life = new RandomLife(seed.random(), data, mentioned, reference);
            for (int i = 0; i < LIVES; i++) {
                for (int step = 0; step < Seed.rounds(STEPS); step++) {
                    RandomLife.Step next = life.next();
                    next.on(store);
                    next.on(reference);
                }
                Map<String, Object> before = StoreAnswers.complete(store, mentioned);
                closeAndReopen();
                assertThat(StoreAnswers.complete(store, mentioned))
                        .as("life %s of %s", i, seed)
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void exoticValuesComeBackExactly() {
        Memory memory = Exotic.memory(data);
        Submission submission = accepted(Exotic.submission(data, PROJECT));
        done(plan().add(memory));

        closeAndReopen();

        assertThat(get(memory.id())).containsExactly(memory);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void idempotencyKeysAreRemembered() {
        Submission submission = accepted(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest"));

        closeAndReopen();

        assertThat(store.episodes().accept(data.keyed(data.submission(PROJECT, ALICE, "tea"), "key", "digest")))
                .isInstanceOf(Acceptance.Replayed.class);
        assertThat(store.episodes().accept(data.keyed(data.submission(PROJECT, ALICE, "milk"), "key", "other")))
                .isInstanceOf(Acceptance.KeyTaken.class);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
    }

    @Test
    void jobsRememberTheirAttemptsAndWhenTheyAreDue() {
        Submission waits = accepted(Exotic.submission(data, PROJECT));
        Submission dead = accepted(data.submission(PROJECT, ALICE, "tea"));
        Instant due = data.now().plus(Duration.ofDays(1));
        Job.Failure why = new Job.Failure(ErrorCategory.MODEL_UNAVAILABLE, "The model is away");
        Job failed = Job.of(waits).failed(why, due).failed(why, due);
        Job buried = Job.of(dead).dead(why, due);
        store.jobs().keep(failed);
        store.jobs().keep(buried);

        closeAndReopen();

        assertThat(store.jobs().list(PROJECT, null, due, EVERYTHING).items()).containsExactlyInAnyOrder(failed, buried);
        assertThat(store.jobs().nextDue(data.now())).contains(due);
        assertThat(store.jobs().claim(data.now(), new JobStore.Lease(new UUID(1, 1), due), null))
                .isEmpty();
    }

    @Test
    void versionsGoOnWhereTheyStood() {
        added(ALICE, "first");
        Plan early = plan().add(data.memory(ALICE, "second")).plan();

        closeAndReopen();

        assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(1);
        assertThat(store.plans().apply(early)).isInstanceOf(Applied.Done.class);
        assertThat(store.plans().apply(early)).isEqualTo(new Applied.Stale(ALICE, 1, 2));
    }

    @Test
    void theLogGoesOnWhereItStood() {
        long before = done(plan().add(data.memory(ALICE, "first")));

        closeAndReopen();

        assertThat(store.log().head()).isEqualTo(before);
        Memory second = data.memory(ALICE, "second");
        assertThat(done(plan().add(second))).isGreaterThan(before);
        assertThat(store.log().after(before, 10).updates()).hasSize(1);
    }

    @Test
    void theEmbedderIsRemembered() {
        closeAndReopen();

        assertThat(store.embeddings().recorded()).contains(data.embedder().id());
        assertThatThrownBy(() -> store.embeddings().bind(new EmbedderId("stranger", 3)))
                .isInstanceOf(KeepsakeException.class);
    }

    @Test
    void keysAreRemembered() {
        ApiKey open = new ApiKey(data.ids().next(), PROJECT, "open", "ks", "open", data.tick(), null);
        ApiKey closed = new ApiKey(data.ids().next(), PROJECT, "closed", "ks", "closed", data.tick(), null);
        store.keys().add(open);
        store.keys().add(closed);
        store.keys().revoke(PROJECT, closed.id(), data.tick());

        closeAndReopen();

        assertThat(store.keys().active("open")).contains(open);
        assertThat(store.keys().active("closed")).isEmpty();
        assertThat(store.keys().list(PROJECT)).hasSize(2);
        assertThat(store.keys().noneInAnyProject()).isFalse();
    }
}
