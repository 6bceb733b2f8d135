package dev.keepsake.server.telemetry;

import dev.keepsake.engine.observe.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A timer for every phase of the engine, by what is said of it. */
final class PhaseTimers implements ObservationHandler<Observation.Context> {

    private static final Map<String, Phase> PHASES =
            Arrays.stream(Phase.values()).collect(Collectors.toUnmodifiableMap(Phase::key, Function.identity()));
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private static final String UNSAID = "none";

    private final MeterRegistry meters;
    private final Map<Told, Timer> timers = new ConcurrentHashMap<>();
    private final Began began = new Began(PhaseTimers.class);

    PhaseTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return PHASES.containsKey(String.valueOf(context.getName()));
    }

    @Override
    public void onStart(Observation.Context context) {
        began.note(context);
    }

    @Override
    public void onStop(Observation.Context context) {
        Duration took = began.ago(context);
        Phase phase = PHASES.get(String.valueOf(context.getName()));
        if (phase != null) {
            Told told = new Told(
                    phase,
                    Keys.text(context, Phase.Key.OUTCOME.key(), UNSAID),
                    phase.own() == null ? "" : Keys.text(context, phase.own().key(), UNSAID));
            timers.computeIfAbsent(told, this::timer).record(took);
        }
    }

    private Timer timer(Told told) {
        Tags tags = Tags.of(Phase.Key.OUTCOME.key(), told.outcome());
        Phase.Key own = told.phase().own();
        return Timer.builder(told.phase().key())
                .description(
                        "How long the engine took for " + told.phase().key().replace('.', ' '))
                .tags(own == null ? tags : tags.and(own.key(), told.own()))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /** What a timer is found by, faster than the registry finds it. All of it comes from closed sets. */
    private record Told(Phase phase, String outcome, String own) {}
}
