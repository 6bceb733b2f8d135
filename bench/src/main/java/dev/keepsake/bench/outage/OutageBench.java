package dev.keepsake.bench.outage;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.Flags;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Lets the provider of the chat model come and go while several hands add and search, and looks in the end whether everything that
 * was acknowledged is done, once. A third of the time the provider is well; in between it is down, slow, limits its callers, sends
 * garbage or errors. Adds that it fails are deferred. After the last outage it stays well, and the queue has as long as the load
 * took, at least two minutes, to become empty.
 *
 * <p>Waits are shorter than the standard ones, so that a short drill sees many attempts: a pause of the breaker takes three seconds,
 * a job waits one to ten; after a reply without sense it waits from as long as half a phase of trouble on, so that the few attempts it
 * has then outlast two such phases in a row. {@code OutageBench [--seconds 600] [--seed N] [--writers 4] [--searchers 2]} ends with 1
 * when something is lost, unfinished, dead, without its facts or doubled, or when answers and usage disagree about what models took.
 */
public final class OutageBench {

    private static final Duration SLOWNESS = Duration.ofSeconds(6);
    private static final Limits LIMITS = Limits.STANDARD
            .withTimeout(Duration.ofSeconds(2))
            .withPatience(new Patience(1, Duration.ofMillis(200), Duration.ofSeconds(1), 4, Duration.ofSeconds(3)));
    private static final JobRules RULES =
            JobRules.STANDARD.withWaits(new JobRules.Waits(Duration.ofSeconds(1), Duration.ofSeconds(10)));
    private static final int ASKED_AGAIN = 3;
    private static final Duration LEAST_TO_SETTLE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final int LINES = 40;

    private OutageBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        Flags flags = new Flags(arguments, Set.of("seconds", "seed", "writers", "searchers"));
        Duration length = Duration.ofSeconds(flags.integer("seconds", 600));
        long seed = flags.number("seed", System.nanoTime());
        boolean inOrder = run(length, seed, flags.integer("writers", 4), flags.integer("searchers", 2));
        System.exit(inOrder ? 0 : 1);
    }

    /** Runs it in a temporary directory, prints what it saw, and says whether everything is in order. */
    static boolean run(Duration length, long seed, int writers, int searchers) throws InterruptedException {
        System.out.println("seed " + seed + ", " + length.toSeconds() + " s of load, " + writers + " writers, "
                + searchers + " searchers");
        Path directory = Directories.temporary("outage");
        try (FlappingProvider provider = new FlappingProvider(SLOWNESS)) {
            KeepsakeOptions options = KeepsakeOptions.in(directory)
                    .withChatModel(ModelSettings.of(Provider.OPENAI, "drill")
                            .withUrl(provider.url())
                            .withKey("drill")
                            .withLimits(LIMITS))
                    .withLastResort(LastResort.DEFER)
                    .withJobs(rules(length));
            try (Keepsake keepsake = Keepsake.open(options)) {
                return drill(keepsake, provider, length, seed, writers, searchers);
            }
        } finally {
            Directories.remove(directory);
        }
    }

    /** A phase of trouble lasts two units: of the attempts after nonsense at most two lie in one. */
    private static JobRules rules(Duration length) {
        Duration unit = unit(length);
        return RULES.withAsking(
                new JobRules.Asking(ASKED_AGAIN, new JobRules.Waits(unit.multipliedBy(2), unit.multipliedBy(8))));
    }

    private static boolean drill(
            Keepsake keepsake, FlappingProvider provider, Duration length, long seed, int writers, int searchers)
            throws InterruptedException {
        Ledger ledger = new Ledger();
        Latencies latencies = new Latencies();
        Watch watch = new Watch(keepsake);
        Load load = new Load(keepsake, provider, ledger, latencies);
        load.warmUp();
        load.start(writers, searchers);
        long begin = System.nanoTime();
        Duration eachLine = length.dividedBy(LINES);
        flap(provider, watch, phases(length, seed), begin, eachLine);
        provider.become(Mood.FINE);
        load.close();
        Duration atTheEnd = since(begin);
        Duration patience = length.compareTo(LEAST_TO_SETTLE) > 0 ? length : LEAST_TO_SETTLE;
        Duration nextLine = atTheEnd;
        while (!watch.isQuiet() && since(begin).minus(atTheEnd).compareTo(patience) < 0) {
            boolean keep = since(begin).compareTo(nextLine) >= 0;
            nextLine = keep ? nextLine.plus(eachLine) : nextLine;
            watch.look(since(begin), Mood.FINE, keep);
            Thread.sleep(GLANCE);
        }
        Duration settling = since(begin).minus(atTheEnd);
        Settlement settled = Settlement.of(keepsake, ledger.promises());
        List<String> violations = keepsake.verify();
        report(provider, load, watch, latencies, settled, settling);
        violations.forEach(System.out::println);
        return settled.isInOrder()
                && violations.isEmpty()
                && watch.isQuiet()
                && watch.dead() == 0
                && load.refused() == 0
                && load.failedSearches() == 0;
    }

    /** One phase of the drill. */
    private record PhaseOf(Mood mood, Duration length) {}

    /** Calm, then every kind of trouble in some order, each followed by half as much calm, twice over. */
    private static List<PhaseOf> phases(Duration length, long seed) {
        Random random = new Random(seed);
        List<Mood> troubles = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            List<Mood> each = new ArrayList<>(List.of(Mood.values()));
            each.remove(Mood.FINE);
            Collections.shuffle(each, random);
            troubles.addAll(each);
        }
        Duration unit = unit(length);
        List<PhaseOf> phases = new ArrayList<>();
        phases.add(new PhaseOf(Mood.FINE, unit.multipliedBy(2)));
        for (Mood trouble : troubles) {
            phases.add(new PhaseOf(trouble, unit.multipliedBy(2)));
            phases.add(new PhaseOf(Mood.FINE, unit));
        }
        return phases;
    }

    private static Duration unit(Duration length) {
        int troubles = 2 * (Mood.values().length - 1);
        return length.dividedBy(3L * troubles + 2);
    }

    private static void flap(
            FlappingProvider provider, Watch watch, List<PhaseOf> phases, long begin, Duration eachLine)
            throws InterruptedException {
        Duration end = Duration.ZERO;
        Duration nextLine = Duration.ZERO;
        for (PhaseOf phase : phases) {
            provider.become(phase.mood());
            end = end.plus(phase.length());
            while (since(begin).compareTo(end) < 0) {
                boolean keep = since(begin).compareTo(nextLine) >= 0;
                nextLine = keep ? nextLine.plus(eachLine) : nextLine;
                watch.look(since(begin), phase.mood(), keep);
                Thread.sleep(GLANCE);
            }
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void report(
            FlappingProvider provider,
            Load load,
            Watch watch,
            Latencies latencies,
            Settlement settled,
            Duration settling) {
        System.out.println("The queue:");
        watch.lines().forEach(System.out::println);
        System.out.println("Calls:");
        latencies.lines().forEach(System.out::println);
        System.out.println("Prompts by mood: " + provider.asked());
        System.out.println("Breaker: " + watch.breakers() + "; the queue was at most " + watch.deepest() + " deep");
        System.out.printf(
                Locale.ROOT,
                "acknowledged %d, lost %d, unfinished %d, dead %d, without facts %d, doubled facts %d; tokens by answers %,d,"
                        + " by usage %,d; refused adds %d, failed searches %d; empty %.1f s after the provider was well%n",
                settled.promised(),
                settled.lost(),
                settled.unfinished(),
                watch.dead(),
                settled.withoutFacts(),
                settled.doubled(),
                settled.used(),
                settled.billed(),
                load.refused(),
                load.failedSearches(),
                settling.toMillis() / 1000.0);
    }
}
