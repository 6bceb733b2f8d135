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
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The store as a file: who may open it, and what is in it. */
@Timeout(60)
class EmbeddedStoreTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");

    private final SampleData data = new SampleData();

    @TempDir
    Path directory;

    @Test
    void plansOfManyThreadsForOneScopeAreAllCounted() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.embeddings().bind(data.embedder().id());
            List<Plan> plans = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Plan drafted = data.plan(store, PROJECT)
                        .add(data.memory(ALICE, "memory " + i))
                        .plan();
                plans.add(new Plan(
                        PROJECT, drafted.at(), drafted.changes(), drafted.embeddings(), List.of(), Map.of(), null));
            }
            Set<Long> positions = new HashSet<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Applied>> calls = plans.stream()
                        .<Callable<Applied>>map(plan -> () -> store.plans().apply(plan))
                        .toList();
                for (Future<Applied> applied : threads.invokeAll(calls)) {
                    positions.add(((Applied.Done) applied.get()).position());
                }
            }

            assertThat(positions).hasSize(200);
            assertThat(store.plans().version(PROJECT, ALICE)).isEqualTo(200);
            assertThat(store.memories().withText(PROJECT, ALICE, List.of("memory 0", "memory 199")))
                    .hasSize(2);
        }
    }

    @Test
    void aCopyTakenWhileItIsWrittenToHasEverythingAcknowledgedBefore() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        Set<EpisodeId> acknowledged = ConcurrentHashMap.newKeySet();
        List<EpisodeId> before;
        Path original = directory.resolve("original");
        try (EmbeddedStore store = EmbeddedStore.open(original)) {
            // So few that the log is not yet carried over into the main file while the two are copied.
            List<Submission> submissions = IntStream.range(0, 60)
                    .mapToObj(i -> data.submission(PROJECT, ALICE, "message " + i))
                    .toList();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Boolean>> calls = submissions.stream()
                        .map(submission ->
                                threads.submit(() -> store.episodes().accept(submission) instanceof Acceptance.Accepted
                                        && acknowledged.add(submission.episode().id())))
                        .toList();
                while (acknowledged.size() < 20) {
                    Thread.onSpinWait();
                }
                before = List.copyOf(acknowledged);
                Files.copy(original.resolve("keepsake.db"), copy.resolve("keepsake.db"));
                Files.copy(original.resolve("keepsake.db-wal"), copy.resolve("keepsake.db-wal"));
                for (Future<Boolean> call : calls) {
                    assertThat(call.get()).isTrue();
                }
            }
            assertThat(acknowledged).hasSize(60);
        }

        try (EmbeddedStore store = EmbeddedStore.open(copy)) {
            assertThat(unfinished(store)).containsAll(before);
        }
        try (EmbeddedStore store = EmbeddedStore.open(original)) {
            assertThat(unfinished(store)).isEqualTo(acknowledged);
        }
    }

    @Test
    void whatAKilledProcessHadAcknowledgedIsThere() throws Exception {
        Process other = OtherProcess.start(directory);
        try {
            refusedAsUnavailable(() -> EmbeddedStore.open(directory))
                    .hasMessageContaining("in use by another process (number " + other.pid() + ")")
                    .hasMessageContaining("URL");
        } finally {
            other.destroyForcibly().waitFor();
        }

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.keys().active(OtherProcess.DIGEST)).isPresent();
        }
    }

    @Test
    void oneProcessCannotOpenADirectoryTwice() {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            refusedAsUnavailable(() -> EmbeddedStore.open(directory)).hasMessageContaining("in use by this process");
            refusedAsUnavailable(
                            () -> EmbeddedStore.open(directory.resolve("..").resolve(directory.getFileName())))
                    .hasMessageContaining("in use by this process");
            assertThat(store.keys().noneInAnyProject()).isTrue();
        }
        try (EmbeddedStore again = EmbeddedStore.open(directory)) {
            assertThat(again.keys().noneInAnyProject()).isTrue();
        }
    }

    @Test
    void aDirectoryMayHaveAnyName() {
        Path odd = directory.resolve("a?mode=memory&b #1 100% \u00e9");
        try (EmbeddedStore store = EmbeddedStore.open(odd)) {
            assertThat(store.log().head()).isZero();
        }
        assertThat(odd.resolve("keepsake.db")).exists();
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("keepsake.db"), "this was never a database ".repeat(400));

        refusedAsUnavailable(() -> EmbeddedStore.open(directory)).hasMessageContaining(file.toString());

        Files.delete(file);
        EmbeddedStore.open(directory).close();
    }

    @Test
    void aPlaceThatIsNoDirectoryIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        refusedAsUnavailable(() -> EmbeddedStore.open(file)).hasMessageContaining(file.toString());
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed() throws IOException {
        Path file = Files.createDirectory(directory.resolve("keepsake.db"));

        refusedAsUnavailable(() -> EmbeddedStore.open(directory)).hasMessageContaining(file.toString());
    }

    @Test
    void theFileOfAnotherProgramIsLeftAlone() throws SQLException {
        statement("CREATE TABLE theirs (a)");

        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining("another program");
    }

    @Test
    void theFileOfANewerVersionIsLeftAlone() throws SQLException {
        EmbeddedStore.open(directory).close();
        statement("UPDATE meta SET value = '1000' WHERE name = 'schema'");

        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining("1000");
    }

    @Test
    void textThatCannotBeStoredExactlyIsRefused() {
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.embeddings().bind(data.embedder().id());
            Memory ofQuestionMark = data.memory(Scope.ofUser("who?"), "a secret");
            data.plan(store, PROJECT).add(ofQuestionMark).apply();

            assertThatThrownBy(() -> store.plans().version(PROJECT, Scope.ofUser("who\ud83d")))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST))
                    .hasMessageContaining("surrogate");
            assertThatThrownBy(() -> store.episodes().accept(data.submission(PROJECT, ALICE, "broken \udc00 emoji")))
                    .isInstanceOf(KeepsakeException.class);
            assertThat(store.episodes().unfinishedInEveryProject()).isEmpty();
        }
    }

    @Test
    void everyCommitReachesTheDisk() {
        Database database = Database.open(directory.resolve("keepsake.db"));
        try {
            assertThat(database.<Long>write(session -> session.number("PRAGMA synchronous")))
                    .isEqualTo(2);
            assertThat(database.<Long>write(session -> session.number("PRAGMA foreign_keys")))
                    .isEqualTo(1);
            assertThat(database.<Long>write(session -> session.number("PRAGMA secure_delete")))
                    .isEqualTo(1);
            assertThat(database.<String>read(session ->
                            session.first("PRAGMA journal_mode", Row::text).orElseThrow()))
                    .isEqualTo("wal");
        } finally {
            database.close();
        }
    }

    @Test
    void readersCannotWrite() {
        Database database = Database.open(directory.resolve("keepsake.db"));
        try {
            assertThatThrownBy(() -> database.read(session -> session.update("DELETE FROM meta")))
                    .isInstanceOf(KeepsakeException.class);
            assertThat(database.<Long>read(session -> session.number("SELECT count(*) FROM meta")))
                    .isPositive();
        } finally {
            database.close();
        }
    }

    private static Set<EpisodeId> unfinished(EmbeddedStore store) {
        return store.episodes().unfinishedInEveryProject().stream()
                .map(submission -> submission.episode().id())
                .collect(Collectors.toSet());
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refusedAsUnavailable(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.STORAGE_UNAVAILABLE));
    }

    private void statement(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keepsake.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void whatAProcessHeldIsFreeForTheNextOne() {
        Submission submission = data.submission(PROJECT, ALICE, "tea");
        Instant soon = data.now().plusSeconds(60);
        JobStore.Lease forever = new JobStore.Lease(new UUID(1, 1), Instant.MAX);
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.episodes().accept(submission, forever);
            assertThat(store.jobs().claim(soon, forever, null)).isEmpty();
        }

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.jobs().claim(soon, forever, null))
                    .contains(Job.of(submission).in(Job.State.RUNNING));
        }
    }
}
