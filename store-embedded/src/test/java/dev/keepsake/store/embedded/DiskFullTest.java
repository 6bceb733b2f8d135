package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.SampleData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No room for more pages, as SQLite itself says it of a full disk. */
@Timeout(60)
class DiskFullTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");
    private static final String LONG = "a sentence that goes on and on ".repeat(4_000);
    private static final long NO_LIMIT = 1_073_741_823;

    private final SampleData data = new SampleData();

    @TempDir
    private Path directory;

    private Database database;
    private EmbeddedStore store;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("keepsake.db"));
        store = new EmbeddedStore(DirectoryLock.take(directory), database);
        store.embeddings().bind(data.embedder().id());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatHasNoRoomIsNotAcceptedAndTheRestStays() {
        Submission first = data.submission(PROJECT, ALICE, "before");
        Submission second = data.keyed(data.submission(PROJECT, ALICE, LONG), "key", "digest");
        store.episodes().accept(first);
        leaveRoomFor(0);

        assertThat(store.lastWriteFailed()).isFalse();
        assertThatNoRoomIsLeft(() -> store.episodes().accept(second));

        assertThat(store.lastWriteFailed()).isTrue();
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(first);
        leaveRoomFor(NO_LIMIT);
        assertThat(store.episodes().accept(second)).isInstanceOf(Acceptance.Accepted.class);
        assertThat(store.lastWriteFailed()).isFalse();
        assertThat(store.episodes().accept(second)).isInstanceOf(Acceptance.Replayed.class);
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(first, second);
    }

    @Test
    void aPlanThatHasNoRoomIsAppliedOnceThereIsSome() {
        Submission submission = data.submission(PROJECT, ALICE, "hello");
        store.episodes().accept(submission);
        Memory memory = data.memory(ALICE, LONG);
        Plan drafted = data.plan(store, PROJECT).add(memory).plan();
        Plan plan = new Plan(
                PROJECT,
                drafted.at(),
                drafted.changes(),
                drafted.embeddings(),
                List.of(),
                Map.of(ALICE, store.plans().version(PROJECT, ALICE)),
                new Plan.Conclusion(done(submission)));
        leaveRoomFor(0);

        assertThatNoRoomIsLeft(() -> store.plans().apply(plan));

        assertThat(store.memories().get(PROJECT, List.of(memory.id()))).isEmpty();
        assertThat(store.memories().history(PROJECT, memory.id())).isEmpty();
        assertThat(store.log().head()).isZero();
        assertThat(store.episodes().unfinishedInEveryProject()).containsExactly(submission);
        leaveRoomFor(NO_LIMIT);
        assertThat(store.plans().apply(plan)).isInstanceOf(Applied.Done.class);
        assertThat(store.memories().get(PROJECT, List.of(memory.id()))).containsExactly(memory);
        assertThat(store.episodes().unfinishedInEveryProject()).isEmpty();
    }

    @Test
    void ofManyAtOnceExactlyThoseAcknowledgedAreThereAlsoAfterwards() throws Exception {
        leaveRoomFor(300);
        Set<EpisodeId> acknowledged = ConcurrentHashMap.newKeySet();
        List<Future<?>> calls = new ArrayList<>();
        int refused = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                // Long and short ones by turns, so that some still fit where others do not.
                Submission submission = data.submission(PROJECT, ALICE, i % 2 == 0 ? LONG : "short " + i);
                calls.add(threads.submit(() -> {
                    store.episodes().accept(submission);
                    acknowledged.add(submission.episode().id());
                }));
            }
            for (Future<?> call : calls) {
                refused += isRefused(call) ? 1 : 0;
            }
        }

        assertThat(refused).isBetween(1, 63);
        assertThat(acknowledged).hasSize(64 - refused).isEqualTo(unfinished());
        store.close();
        open();
        assertThat(unfinished()).isEqualTo(acknowledged);
    }

    private static boolean isRefused(Future<?> call) throws InterruptedException {
        try {
            call.get();
            return false;
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).hasMessageContaining("has no room");
            return true;
        }
    }

    private Set<EpisodeId> unfinished() {
        Set<EpisodeId> ids = ConcurrentHashMap.newKeySet();
        store.episodes()
                .unfinishedInEveryProject()
                .forEach(submission -> ids.add(submission.episode().id()));
        return ids;
    }

    private Operation done(Submission submission) {
        return new Operation(
                submission.episode().id().value(),
                Operation.Kind.ADD,
                Operation.State.SUCCEEDED,
                Outcome.EMPTY,
                submission.episode().receivedAt(),
                data.now(),
                null);
    }

    private void assertThatNoRoomIsLeft(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        full -> assertThat(full.category()).isEqualTo(ErrorCategory.STORAGE_UNAVAILABLE))
                .hasMessageContaining("has no room")
                .hasMessageContaining("nothing of this write was kept")
                .hasMessageContaining("Free some space and repeat")
                .hasMessageContaining(directory.toString())
                .hasMessageNotContaining("sentence");
    }

    /** Lets the file grow by so many pages. */
    private void leaveRoomFor(long pages) {
        long most = database.<Long>write(session -> session.number(
                "PRAGMA max_page_count = " + Math.min(NO_LIMIT, session.number("PRAGMA page_count") + pages)));
        assertThat(most).isPositive();
    }
}
