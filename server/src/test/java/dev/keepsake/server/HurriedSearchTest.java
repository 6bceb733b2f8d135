package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.engine.observe.Faults;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.server.levels.LevelTargets;
import dev.keepsake.server.levels.ServiceLevels;
import dev.keepsake.server.levels.Window;
import dev.keepsake.server.operations.Metrics;
import dev.keepsake.server.operations.ObservedProjects;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HurriedSearchTest {

    private static final Scope ADA = Scope.ofUser("ada");

    @Test
    void aCallerWithLessTimeThanIsPromisedSaysNothingOfTheServer() {
        LevelTargets patient = new LevelTargets(Duration.ofMinutes(9), Duration.ofMinutes(9), 0.99, Window.HOUR);
        try (WatchedServer watched = new WatchedServer();
                Metrics metrics = new Metrics(watched.telemetry.meters(), new Faults())) {
            ServiceLevels levels = new ServiceLevels(patient, watched.clock);
            Memories memories = new ObservedProjects(watched.engine, metrics, levels).project(ProjectId.DEFAULT);
            memories.add(AddRequest.of(ADA, "I have a dog.").verbatim());

            assertThatThrownBy(() ->
                            memories.search(SearchRequest.of(ADA, "Which dog?").by(Deadline.after(Duration.ZERO))))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));

            assertThat(levels.measured(ServiceLevels.Verb.READ, Window.HOUR).calls())
                    .isZero();
            assertThat(levels.measured(ServiceLevels.Verb.WRITE, Window.HOUR).calls())
                    .isEqualTo(1);
        }
    }
}
