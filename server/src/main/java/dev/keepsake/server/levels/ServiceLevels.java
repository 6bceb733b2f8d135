package dev.keepsake.server.levels;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures adds and searches over every window, and holds them against the targets. Safe for use by many threads. */
public final class ServiceLevels {

    /** Fewer calls than this say nothing: what 95 of 100 keep to is what the slowest one took. */
    static final int LEAST_CALLS = 20;

    private final LevelTargets targets;
    private final InstantSource clock;
    private final Set<Window> windows = new LinkedHashSet<>(Window.STANDARD);
    private final Map<Verb, Map<Window, SlidingWindow>> measured = new EnumMap<>(Verb.class);

    public ServiceLevels(LevelTargets targets, InstantSource clock) {
        this.targets = targets;
        this.clock = clock;
        windows.add(targets.window());
        for (Verb verb : Verb.values()) {
            Map<Window, SlidingWindow> ofVerb = new LinkedHashMap<>();
            for (Window window : windows) {
                ofVerb.put(window, new SlidingWindow(window));
            }
            measured.put(verb, ofVerb);
        }
    }

    /** What is measured. */
    public enum Verb {
        WRITE("write"),
        READ("read");

        private final String key;

        Verb(String key) {
            this.key = key;
        }

        /** Its name in text forms. */
        public String key() {
            return key;
        }
    }

    /**
     * Notes one call.
     *
     * @param fine false when it failed by the server's fault; calls refused by their caller's fault are not noted at all
     */
    public void note(Verb verb, Duration took, boolean fine) {
        Instant now = clock.instant();
        of(verb).values().forEach(window -> window.add(now, took, fine));
    }

    /** Whether nobody has been promised an answer within this time: a search that ends by such a deadline ends by its caller's wish. */
    public boolean isTooShort(Verb verb, Duration took) {
        return verb == Verb.READ && took.compareTo(targets.read()) < 0;
    }

    /** The windows that are measured: the standard ones, and that of the targets. */
    public Set<Window> windows() {
        return Collections.unmodifiableSet(windows);
    }

    /** What was measured in a window that ends now. */
    public Measured measured(Verb verb, Window window) {
        SlidingWindow sliding = of(verb).get(window);
        return sliding == null ? new Measured(0, 0, Duration.ZERO, Duration.ZERO) : sliding.measured(clock.instant());
    }

    private Map<Window, SlidingWindow> of(Verb verb) {
        return measured.getOrDefault(verb, Map.of());
    }

    /** How the server stands against its targets. */
    public List<Level> levels() {
        return levels(targets.window());
    }

    /** The same, judged over another window. */
    public List<Level> levels(Window window) {
        Measured writes = measured(Verb.WRITE, window);
        Measured reads = measured(Verb.READ, window);
        double success = Measured.success(writes, reads);
        long calls = writes.calls() + reads.calls();
        return List.of(
                latency("write-p95", targets.write(), writes, window),
                latency("read-p95", targets.read(), reads, window),
                new Level(
                        "success",
                        targets.success(),
                        success,
                        window,
                        calls,
                        Level.judged(success >= targets.success(), calls, LEAST_CALLS)));
    }

    private static Level latency(String name, Duration target, Measured measured, Window window) {
        boolean met = measured.p95().compareTo(target) <= 0;
        return new Level(
                name,
                seconds(target),
                seconds(measured.p95()),
                window,
                measured.calls(),
                Level.judged(met, measured.calls(), LEAST_CALLS));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
