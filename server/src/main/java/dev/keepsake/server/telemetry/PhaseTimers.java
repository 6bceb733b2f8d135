package dev.keepsake.server.telemetry;

import dev.keepsake.engine.observe.Phase;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private final MeterRegistry meters;
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
            List<Tag> tags = new ArrayList<>();
            for (Phase.Key key : phase.keys()) {
                KeyValue said = context.getLowCardinalityKeyValue(key.key());
                tags.add(Tag.of(key.key(), said == null ? "none" : said.getValue()));
            }
            Timer.builder(phase.key())
                    .description("How long the engine took for " + phase.key().replace('.', ' '))
                    .tags(tags)
                    .serviceLevelObjectives(BUCKETS)
                    .register(meters)
                    .record(took);
        }
    }
}
