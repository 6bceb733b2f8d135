package dev.keepsake.bench.crash;

import dev.keepsake.bench.Directories;
import dev.keepsake.bench.Flags;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Kills a server at random moments while several writers write, and looks whether anything that it acknowledged is lost or
 * doubled. One kill in eight falls into the start itself, while the server recovers from the kill before. Requests that the
 * kill left without an answer are repeated with their idempotency keys: they have to be kept exactly once, too. One of the
 * writers has facts made of what it sends, in the background: every event that it was promised has to end, with every fact once.
 *
 * <p>After every restart the users being written to are compared by list, and what was acknowledged since the last restart
 * memory by memory, by get, history and search; every {@code check-every} kills and at the end all users and all memories
 * are, and the invariants are checked. A kill takes the
 * process and not the machine: what the operating system has not written to the disk yet is not at stake here.
 *
 * <p>{@code CrashBench [--kills 200] [--seed N] [--writers 4] [--check-every 50]}
 */
public final class CrashBench {

    private static final int SHORTEST_ROUND_MILLIS = 20;
    private static final int LONGEST_ROUND_MILLIS = 350;
    private static final int LONGEST_START_MILLIS = 900;
    private static final int KILLS_IN_START = 8;

    private final int kills;
    private final int writers;
    private final int checkEvery;
    private final SplittableRandom random;
    private final Path directory;
    private final Ledger ledger = new Ledger();
    private final List<String> findings = new ArrayList<>();
    private int killsInStart;
    private int repeated;
    private int fullChecks;

    private CrashBench(int kills, int writers, int checkEvery, long seed, Path directory) {
        this.kills = kills;
        this.writers = writers;
        this.checkEvery = checkEvery;
        this.random = new SplittableRandom(seed);
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Flags flags = new Flags(arguments, Set.of("kills", "seed", "writers", "check-every"));
        long seed = flags.number("seed", System.nanoTime());
        Result result =
                run(flags.integer("kills", 200), flags.integer("writers", 4), flags.integer("check-every", 50), seed);
        System.out.println(result.text());
        System.exit(result.findings().isEmpty() ? 0 : 1);
    }

    /** Runs it in a temporary directory. */
    static Result run(int kills, int writers, int checkEvery, long seed) throws IOException, InterruptedException {
        System.out.println("seed " + seed + ", " + kills + " kills, " + writers + " writers");
        Path directory = Directories.temporary("crash");
        long started = System.nanoTime();
        try {
            CrashBench bench = new CrashBench(kills, writers, checkEvery, seed, directory);
            bench.run();
            return bench.result(seed, Duration.ofNanos(System.nanoTime() - started));
        } finally {
            Directories.remove(directory);
        }
    }

    private void run() throws IOException, InterruptedException {
        int done = 0;
        for (int round = 0; done < kills && findings.isEmpty(); round++) {
            if (done > 0 && random.nextInt(KILLS_IN_START) == 0) {
                killInStart();
                done++;
                continue;
            }
            round(round, ++done % checkEvery == 0);
            if (done % 10 == 0) {
                System.out.println(done + " kills, " + ledger.writes() + " writes acknowledged");
            }
        }
        finish();
    }

    private void killInStart() throws InterruptedException {
        Child child = Child.launch(directory);
        Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
        child.kill();
        killsInStart++;
    }

    private void round(int round, boolean full) throws IOException, InterruptedException {
        Child child = Child.launch(directory);
        try {
            URI server = child.ready();
            try (WireClient client = new WireClient(server)) {
                settle(client);
                if (full) {
                    checkEverything(client, child);
                } else {
                    check(client, current(round), ledger.takeFresh()::contains);
                }
            }
            try (WireClient client = new WireClient(server);
                    Writers hands = new Writers(ledger, round)) {
                hands.start(client, writers, random);
                Thread.sleep(random.nextInt(SHORTEST_ROUND_MILLIS, LONGEST_ROUND_MILLIS));
                child.kill();
            }
        } finally {
            child.kill();
        }
    }

    /** The users of this round and the one before. */
    private Set<String> current(int round) {
        return ledger.users().stream()
                .filter(user -> user.endsWith("-" + round / 10) || user.endsWith("-" + (round - 1) / 10))
                .collect(Collectors.toSet());
    }

    private void finish() throws IOException, InterruptedException {
        Child child = Child.launch(directory);
        try (WireClient client = new WireClient(child.ready())) {
            settle(client);
            checkEverything(client, child);
        } finally {
            child.kill();
        }
    }

    /** Repeats what was left unanswered and sees what was promised to its end. */
    private void settle(WireClient client) throws IOException, InterruptedException {
        for (Note note : ledger.unanswered()) {
            if (note.learned()) {
                ledger.promised(note, client.begin(note));
            } else {
                ledger.acknowledged(note, client.add(note));
            }
            repeated++;
        }
        for (Map.Entry<String, Note> promise : ledger.begun().entrySet()) {
            awaitEnd(client, promise.getKey(), promise.getValue());
        }
    }

    /** Every message is a fact, so that an event that succeeds has at least as many. */
    private void awaitEnd(WireClient client, String event, Note note) throws IOException, InterruptedException {
        WireClient.Event end = client.ended(event);
        if (!end.status().equals("SUCCEEDED")
                || end.facts().size() != note.texts().size()) {
            findings.add("lost: the event " + event + " stands at " + end.status() + " with "
                    + end.facts().size() + " facts of " + note.texts().size() + " messages");
        }
        ledger.kept(event, end.facts());
    }

    private void checkEverything(WireClient client, Child child) throws IOException, InterruptedException {
        check(client, ledger.users(), text -> true);
        ledger.takeFresh();
        verify(child);
    }

    private void check(WireClient client, Set<String> users, Predicate<String> closer)
            throws IOException, InterruptedException {
        Check check = new Check(client, ledger);
        for (String user : users) {
            findings.addAll(check.user(user, closer));
        }
    }

    private void verify(Child child) {
        int violations = child.violations();
        fullChecks++;
        if (violations > 0) {
            findings.add("verify: " + violations + " invariants do not hold");
        }
    }

    private Result result(long seed, Duration took) {
        return new Result(
                seed,
                kills,
                killsInStart,
                ledger.writes(),
                ledger.memories(),
                ledger.learned(),
                repeated,
                fullChecks,
                List.copyOf(findings),
                took);
    }

    /**
     * What came of it.
     *
     * @param learned those of the memories that are facts, made in the background
     * @param repeated requests that a kill left unanswered and that were sent again
     */
    record Result(
            long seed,
            int kills,
            int killsInStart,
            long writes,
            long memories,
            long learned,
            int repeated,
            int fullChecks,
            List<String> findings,
            Duration took) {

        long lost() {
            return findings.stream()
                    .filter(finding -> finding.startsWith("lost"))
                    .count();
        }

        String text() {
            StringBuilder text = new StringBuilder();
            findings.forEach(finding -> text.append(finding).append('\n'));
            text.append(String.format(
                    Locale.ROOT,
                    "seed %d: %,d kills (%,d in the start) in %d s; %,d writes of %,d memories acknowledged (%,d of"
                            + " them facts made in the background), %,d writes repeated after a kill; %,d full checks with the invariants; lost = %d, other findings = %d",
                    seed,
                    kills,
                    killsInStart,
                    took.toSeconds(),
                    writes,
                    memories,
                    learned,
                    repeated,
                    fullChecks,
                    lost(),
                    findings.size() - lost()));
            return text.toString();
        }
    }
}
