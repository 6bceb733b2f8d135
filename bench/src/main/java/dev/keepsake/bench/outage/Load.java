package dev.keepsake.bench.outage;

import dev.keepsake.Keepsake;
import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several hands that add and search, each in its own rhythm, until they are told to stop. */
final class Load implements AutoCloseable {

    static final List<ProjectId> PROJECTS = List.of(new ProjectId("north"), new ProjectId("south"));

    private static final int USERS = 8;
    private static final int WARM_UP = 60;
    private static final Duration BETWEEN_ADDS = Duration.ofMillis(400);
    private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(100);
    private static final Pattern KEPT = Pattern.compile("are kept as operation ([0-9a-f-]{36})");
    private static final List<String> PLACES =
            List.of("blue drawer", "tin box", "old atlas", "green folder", "piano stool", "left pocket");

    private final Keepsake keepsake;
    private final FlappingProvider provider;
    private final Ledger ledger;
    private final Latencies latencies;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger notes = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failedSearches = new LongAdder();
    private final List<Thread> hands = new ArrayList<>();

    Load(Keepsake keepsake, FlappingProvider provider, Ledger ledger, Latencies latencies) {
        this.keepsake = keepsake;
        this.provider = provider;
        this.ledger = ledger;
        this.latencies = latencies;
    }

    /** Adds and searches for a while without being measured, so that calm is not measured on a cold machine. */
    void warmUp() {
        for (int turn = 0; turn < WARM_UP; turn++) {
            add(true);
            search(turn);
        }
        latencies.clear();
    }

    void start(int writers, int searchers) {
        for (int writer = 0; writer < writers; writer++) {
            boolean waits = writer % 2 == 1;
            hand(BETWEEN_ADDS, turn -> add(waits));
        }
        for (int searcher = 0; searcher < searchers; searcher++) {
            hand(BETWEEN_SEARCHES, this::search);
        }
    }

    private void hand(Duration rhythm, IntConsumer work) {
        int seed = hands.size();
        hands.add(Thread.ofVirtual().start(() -> {
            try {
                for (int turn = seed; !stop.await(rhythm.toMillis(), TimeUnit.MILLISECONDS); turn++) {
                    work.accept(turn);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void add(boolean waits) {
        int note = notes.incrementAndGet();
        ProjectId project = PROJECTS.get(note % PROJECTS.size());
        Scope scope = Scope.ofUser("user-" + note % USERS);
        Message said = Message.user("I keep note " + note + " in the " + PLACES.get(note % PLACES.size()) + ".")
                .named("Ana")
                .withExternalId("note-" + note);
        AddRequest request =
                AddRequest.of(scope, List.of(said)).withMode(waits ? AddRequest.Mode.WAIT : AddRequest.Mode.BACKGROUND);
        Mood mood = provider.mood();
        long begin = System.nanoTime();
        try {
            AddResult result = keepsake.project(project).add(request);
            ledger.promise(new Ledger.Promise(project, scope, result.operation().id(), note));
        } catch (KeepsakeException failed) {
            Matcher kept = KEPT.matcher(failed.getMessage());
            if (kept.find()) {
                ledger.promise(new Ledger.Promise(project, scope, UUID.fromString(kept.group(1)), note));
            } else {
                refused.increment();
            }
        }
        latencies.note(waits ? "add, waited for" : "add, in the background", mood, System.nanoTime() - begin);
    }

    private void search(int turn) {
        Mood mood = provider.mood();
        SearchRequest question =
                SearchRequest.of(Scope.ofUser("user-" + turn % USERS), "Where is note " + (1 + turn % 50) + "?");
        long begin = System.nanoTime();
        try {
            keepsake.project(PROJECTS.get(turn % PROJECTS.size())).search(question);
        } catch (KeepsakeException failed) {
            failedSearches.increment();
        }
        latencies.note("search", mood, System.nanoTime() - begin);
    }

    /** How many adds were answered with a failure and without a promise. */
    long refused() {
        return refused.sum();
    }

    long failedSearches() {
        return failedSearches.sum();
    }

    /** Stops, and waits for what was begun. */
    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        for (Thread hand : hands) {
            hand.join();
        }
    }
}
