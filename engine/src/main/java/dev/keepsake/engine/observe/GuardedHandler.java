package dev.keepsake.engine.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.function.BooleanSupplier;

/**
 * Keeps what goes wrong in a handler from those who are watched and from the other handlers. For whoever puts handlers into a
 * registry that an engine or its models are given.
 *
 * @param inner the handler
 * @param faults where its failures are counted
 */
public record GuardedHandler(ObservationHandler<Observation.Context> inner, Faults faults)
        implements ObservationHandler<Observation.Context> {

    @Override
    public void onStart(Observation.Context context) {
        faults.keep(() -> inner.onStart(context));
    }

    @Override
    public void onError(Observation.Context context) {
        faults.keep(() -> inner.onError(context));
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
        faults.keep(() -> inner.onEvent(event, context));
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        faults.keep(() -> inner.onScopeOpened(context));
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        faults.keep(() -> inner.onScopeClosed(context));
    }

    @Override
    public void onStop(Observation.Context context) {
        faults.keep(() -> inner.onStop(context));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return answered(() -> inner.supportsContext(context));
    }

    private boolean answered(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (RuntimeException | LinkageError fault) {
            faults.note(fault);
            return false;
        }
    }
}
