package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pieces of work of many callers in one transaction. */
@Timeout(60)
class GroupCommitTest {

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("keepsake.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everythingAcknowledgedToManyThreadsIsThere() throws Exception {
        int callers = 500;
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                String name = "row " + i;
                boolean bad = i % 7 == 0;
                answers.add(threads.submit(() -> database.write(session -> {
                    int rows = put(session, name);
                    if (bad) {
                        throw KeepsakeException.invalid("no " + name);
                    }
                    return rows;
                })));
            }
        }

        for (int i = 0; i < callers; i++) {
            if (i % 7 == 0) {
                assertThat(answers.get(i).exceptionNow()).hasMessage("no row " + i);
            } else {
                assertThat(answers.get(i).resultNow()).isEqualTo(1);
            }
            assertThat(has("row " + i)).isEqualTo(i % 7 != 0);
        }
    }

    @Test
    void aFailingPieceTakesNoneOfItsGroupWithIt() throws Exception {
        try (Group group = new Group()) {
            Future<Integer> before = group.submit(session -> put(session, "before"));
            Future<Integer> bad = group.submit(session -> put(session, "bad") + put(session, null));
            Future<Integer> broken = group.submit(session -> {
                put(session, "broken");
                throw new StackOverflowError("on purpose");
            });
            Future<Integer> after = group.submit(session -> put(session, "after"));
            group.go();

            assertThat(before.get()).isEqualTo(1);
            assertThat(after.get()).isEqualTo(1);
            assertThat(bad)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .satisfies(refused -> assertThat(refused)
                            .isInstanceOfSatisfying(
                                    KeepsakeException.class,
                                    known -> assertThat(known.category()).isEqualTo(ErrorCategory.CONFLICT)));
            assertThat(broken)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(StackOverflowError.class);
        }
        assertThat(has("before")).isTrue();
        assertThat(has("after")).isTrue();
        assertThat(has("bad")).isFalse();
        assertThat(has("broken")).isFalse();
    }

    @Test
    void aPieceThatFillsTheDiskFailsAloneAndSaysSo() throws Exception {
        database.write(session -> session.pragma("max_page_count", "200"));
        try (Group group = new Group()) {
            Future<Integer> before = group.submit(session -> put(session, "before"));
            Future<Integer> huge = group.submit(session -> put(session, "huge" + "x".repeat(4_000_000)));
            Future<Integer> after = group.submit(session -> put(session, "after"));
            group.go();

            assertThat(before.get()).isEqualTo(1);
            assertThat(after.get()).isEqualTo(1);
            assertThat(huge)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .havingCause()
                    .withMessageContaining("no room for")
                    .withMessageContaining("keepsake.db");
        }
        assertThat(has("before")).isTrue();
        assertThat(has("after")).isTrue();
    }

    @Test
    void aPieceThatLosesTheWholeTransactionFailsAloneToo() throws Exception {
        try (Group group = new Group()) {
            Future<Integer> before = group.submit(session -> put(session, "before"));
            Future<Integer> rogue = group.submit(session -> {
                session.execute("ROLLBACK");
                return put(session, "rogue");
            });
            Future<Integer> bad = group.submit(session -> put(session, null));
            Future<Integer> after = group.submit(session -> put(session, "after"));
            group.go();

            assertThat(before.get()).isEqualTo(1);
            assertThat(after.get()).isEqualTo(1);
            assertThat(rogue).failsWithin(10, TimeUnit.SECONDS);
            assertThat(bad).failsWithin(10, TimeUnit.SECONDS);
        }
        assertThat(has("before")).isTrue();
        assertThat(has("after")).isTrue();
    }

    @Test
    void aCommitThatFailsIsSaidToBeUnknownAndTheNextOneGoesOn() {
        assertThatThrownBy(() -> database.write(session -> {
                    session.execute("PRAGMA defer_foreign_keys = ON");
                    return session.update("INSERT INTO memory_embedding (memory, vector) VALUES (77, x'00')");
                }))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        unknown -> assertThat(unknown.category()).isEqualTo(ErrorCategory.STORAGE_UNAVAILABLE))
                .hasMessageContaining("unknown whether");

        assertThat(database.<Integer>write(session -> put(session, "next"))).isEqualTo(1);
        assertThat(has("next")).isTrue();
    }

    @Test
    void anInterruptedCallerStillLearnsWhatBecameOfItsWrite() throws Exception {
        AtomicBoolean flag = new AtomicBoolean();
        try (Group group = new Group()) {
            Future<Integer> answer = group.submit(session -> put(session, "kept"), flag);
            group.interruptLast();
            group.go();

            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(flag).isTrue();
        assertThat(has("kept")).isTrue();
    }

    @Test
    void whatIsWaitingAtTheCloseIsWrittenAndWhatComesLaterRefused() throws Exception {
        Future<Integer> waiting;
        try (Group group = new Group()) {
            waiting = group.submit(session -> put(session, "waiting"));
            Thread closing = Thread.ofPlatform().start(database::close);
            group.go();
            closing.join();
        }
        assertThat(waiting.get()).isEqualTo(1);
        assertThatThrownBy(() -> database.write(session -> put(session, "late")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> has("waiting"))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("closed");
        open();
        assertThat(has("waiting")).isTrue();
        assertThat(has("late")).isFalse();
    }

    @Test
    void aPieceCannotWaitForAnother() {
        assertThatThrownBy(() -> database.write(session -> database.write(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static int put(Session session, String name) throws SQLException {
        return session.update("INSERT INTO meta (name, value) VALUES (?, 'x')", name);
    }

    private boolean has(String name) {
        return database.read(session -> Meta.get(session, name)).isPresent();
    }

    /** Callers that are all waiting before the writer looks, so that they become one group. */
    private final class Group implements AutoCloseable {

        private final CountDownLatch open = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform()::unstarted);
        private final Future<Boolean> first;
        private Thread last = Thread.currentThread();

        Group() throws InterruptedException {
            first = threads.submit(() -> database.write(session -> {
                begun.countDown();
                return uninterruptibly(open);
            }));
            begun.await();
        }

        Future<Integer> submit(Work<Integer> work) {
            return submit(work, new AtomicBoolean());
        }

        Future<Integer> submit(Work<Integer> work, AtomicBoolean interrupted) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            Future<Integer> answer = threads.submit(() -> {
                caller.complete(Thread.currentThread());
                int written = database.write(work);
                interrupted.set(Thread.currentThread().isInterrupted());
                return written;
            });
            last = caller.join();
            while (last.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return answer;
        }

        void interruptLast() {
            last.interrupt();
        }

        void go() {
            open.countDown();
        }

        @Override
        public void close() {
            open.countDown();
            threads.close();
            assertThat(first.resultNow()).isTrue();
        }

        private static boolean uninterruptibly(CountDownLatch latch) {
            try {
                latch.await();
                return true;
            } catch (InterruptedException interrupt) {
                throw new IllegalStateException("The writer was interrupted", interrupt);
            }
        }
    }
}
