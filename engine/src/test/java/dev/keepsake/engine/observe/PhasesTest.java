package dev.keepsake.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhasesTest {

    private final Watched watched = new Watched();
    private final Phases phases = new Phases(watched.registry);

    @Test
    void aPhaseLiesInTheOneAroundIt() {
        phases.in(Phase.SEARCH, () -> phases.in(Phase.FUSE, () -> 1));

        assertThat(watched.tree()).containsExactly("keepsake.search.fuse < keepsake.search", "keepsake.search < -");
    }

    @Test
    void workInAnotherThreadLiesWhereItWasHandedOver() throws InterruptedException {
        Thread signal = phases.in(Phase.SEARCH, () -> {
            Phases here = phases.here();
            return Thread.ofVirtual()
                    .start(() -> here.in(Phase.SIGNAL, Phase.Key.SIGNAL, "vector", () -> here.in(Phase.READ, () -> 1)));
        });
        signal.join();

        assertThat(watched.first("keepsake.search.signal").inside()).isEqualTo("keepsake.search");
    }

    @Test
    void everyKeyOfAPhaseIsSaidEachTime() {
        phases.in(Phase.ADD, () -> 1);

        assertThat(watched.first("keepsake.add").keys()).isEqualTo(Map.of("outcome", "done", "policy", "none"));
    }

    @Test
    void aFailureIsToldByItsCategoryAndThrownOn() {
        KeepsakeException late = new KeepsakeException(ErrorCategory.DEADLINE_EXCEEDED, "too late");

        assertThatThrownBy(() -> phases.in(Phase.SEARCH, () -> {
                    throw late;
                }))
                .isSameAs(late);

        assertThat(watched.first("keepsake.search").keys()).containsEntry("outcome", "deadline_exceeded");
    }

    @Test
    void aDefectIsToldWithoutItsWords() {
        assertThatThrownBy(() -> phases.in(Phase.SEARCH, () -> {
                    throw new IllegalStateException("marker-text");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(watched.told()).hasSize(1).noneMatch(one -> one.toString().contains("marker-text"));
        assertThat(watched.first("keepsake.search").keys()).containsEntry("outcome", "internal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "open",
                "close",
                "stop",
                "supports",
                "start without its classes",
                "stop without its classes"
            })
    void whatGoesWrongInAWatcherStaysThere(String where) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new FailingAt(where));
        Phases failing = new Phases(registry);

        int result = failing.in(Phase.SEARCH, () -> failing.in(Phase.FUSE, () -> 7));

        assertThat(result).isEqualTo(7);
        assertThat(registry.getCurrentObservationScope()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "open",
                "close",
                "stop",
                "supports",
                "start without its classes",
                "stop without its classes"
            })
    void aGuardKeepsOneWatcherFromTheOthersAndCounts(String where) {
        Faults faults = new Faults();
        watched.registry.observationConfig().observationHandler(new GuardedHandler(new FailingAt(where), faults));

        phases.in(Phase.SEARCH, () -> phases.in(Phase.FUSE, () -> 1));

        assertThat(watched.tree()).hasSize(2);
        assertThat(faults.count()).isGreaterThanOrEqualTo(2);
    }

    /** Fails at one of the moments a handler is told of. */
    private record FailingAt(String where) implements ObservationHandler<Observation.Context> {

        private void at(String moment) {
            if (moment.equals(where)) {
                throw new IllegalStateException("a watcher's defect");
            }
            if (where.equals(moment + " without its classes")) {
                throw new NoClassDefFoundError("a watcher's class");
            }
        }

        @Override
        public void onStart(Observation.Context context) {
            at("start");
        }

        @Override
        public void onScopeOpened(Observation.Context context) {
            at("open");
        }

        @Override
        public void onScopeClosed(Observation.Context context) {
            at("close");
        }

        @Override
        public void onStop(Observation.Context context) {
            at("stop");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            at("supports");
            return true;
        }
    }
}
