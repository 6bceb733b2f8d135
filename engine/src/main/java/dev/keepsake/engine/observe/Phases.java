package dev.keepsake.engine.observe;

import dev.keepsake.error.KeepsakeException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a registry of every phase that runs: when it begins and ends, inside which other, and how it ended. Without anybody who
 * listens it only runs the work. What goes wrong in a listener is counted and stays there. Safe for use by many threads.
 *
 * <p>A phase lies inside the one that runs in its thread. Work that goes on in another thread takes {@link #here()} along.
 *
 * <p>Failures are told by their category alone and are not handed over: a foreign exception may quote what somebody said.
 */
public final class Phases {

    /** Of an engine that nobody watches. */
    public static final Phases UNWATCHED = new Phases(ObservationRegistry.NOOP);

    private static final String DONE = "done";
    private static final String DEFECT = "internal";
    private static final String UNSAID = "none";

    private final ObservationRegistry registry;
    private final @Nullable Observation outer;
    private final Faults faults;

    public Phases(ObservationRegistry registry) {
        this(registry, null, new Faults());
    }

    private Phases(ObservationRegistry registry, @Nullable Observation outer, Faults faults) {
        this.registry = registry;
        this.outer = outer;
        this.faults = faults;
    }

    /** The same, whose phases lie inside the one that runs in this thread now, whichever thread they run in. */
    public Phases here() {
        return registry.isNoop() ? this : new Phases(registry, registry.getCurrentObservation(), faults);
    }

    /** Runs a phase. */
    public <T> T in(Phase phase, Supplier<T> work) {
        return registry.isNoop() ? work.get() : watched(phase, step -> work.get());
    }

    /** Runs a phase of which one thing is known beforehand. */
    public <T> T in(Phase phase, Phase.Key key, String value, Supplier<T> work) {
        if (registry.isNoop()) {
            return work.get();
        }
        return watched(phase, step -> {
            step.is(key, value);
            return work.get();
        });
    }

    /** Runs a phase that says more of itself. */
    public <T> T told(Phase phase, Function<Step, T> work) {
        return registry.isNoop() ? work.apply(Step.UNWATCHED) : watched(phase, work);
    }

    /** Runs a phase that has no result. */
    public void during(Phase phase, Runnable work) {
        in(phase, () -> {
            work.run();
            return phase;
        });
    }

    private <T> T watched(Phase phase, Function<Step, T> work) {
        Observation.@Nullable Scope before = registry.getCurrentObservationScope();
        Running running = begin(phase);
        String outcome = DEFECT;
        try {
            T result = work.apply(running.step());
            outcome = DONE;
            return result;
        } catch (KeepsakeException failed) {
            outcome = failed instanceof ToldApart apart
                    ? apart.outcome()
                    : failed.category().name().toLowerCase(Locale.ROOT);
            throw failed;
        } finally {
            end(running, outcome, before);
        }
    }

    private Running begin(Phase phase) {
        try {
            Observation observation = Observation.createNotStarted(phase.key(), registry)
                    .lowCardinalityKeyValue(Phase.Key.OUTCOME.key(), UNSAID);
            if (phase.own() != null) {
                observation.lowCardinalityKeyValue(phase.own().key(), UNSAID);
            }
            if (outer != null) {
                observation.parentObservation(outer);
            }
            observation.start();
            return new Running(new Step(observation), observation, observation.openScope());
        } catch (RuntimeException | LinkageError fault) {
            faults.note(fault);
            return Running.NOT;
        }
    }

    private void end(Running running, String outcome, Observation.@Nullable Scope before) {
        if (running.observation() == null || running.scope() == null) {
            restore(before);
            return;
        }
        try {
            running.step().is(Phase.Key.OUTCOME, outcome);
            running.scope().close();
            running.observation().stop();
        } catch (RuntimeException | LinkageError fault) {
            faults.note(fault);
            restore(before);
        }
    }

    /** A listener that fails when a scope opens or closes leaves its thread inside it. */
    private void restore(Observation.@Nullable Scope before) {
        registry.setCurrentObservationScope(before);
    }

    private record Running(Step step, @Nullable Observation observation, Observation.@Nullable Scope scope) {

        static final Running NOT = new Running(Step.UNWATCHED, null, null);
    }
}
