package dev.keepsake.server.telemetry;

import dev.keepsake.engine.observe.Phase;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log line for each operation of the engine, for whoever turns them on: what it was, how it ended, how long it took. */
final class OperationLog implements ObservationHandler<Observation.Context> {

    private static final Logger LOG = LoggerFactory.getLogger("dev.keepsake.server.operations");

    private static final Set<String> OPERATIONS =
            EnumSet.of(Phase.ADD, Phase.SEARCH, Phase.UPDATE, Phase.DELETE, Phase.CONSOLIDATE, Phase.JOB).stream()
                    .map(Phase::key)
                    .collect(Collectors.toUnmodifiableSet());

    private final Began began = new Began(OperationLog.class);

    @Override
    public boolean supportsContext(Observation.Context context) {
        return LOG.isDebugEnabled() && OPERATIONS.contains(String.valueOf(context.getName()));
    }

    @Override
    public void onStart(Observation.Context context) {
        began.note(context);
    }

    @Override
    public void onStop(Observation.Context context) {
        LOG.debug(
                "{} {} {} ms",
                context.getName(),
                Keys.text(context, Phase.Key.OUTCOME.key(), "none"),
                began.ago(context).toMillis());
    }
}
