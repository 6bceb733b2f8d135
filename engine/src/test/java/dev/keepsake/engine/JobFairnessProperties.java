package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Episode;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.sample.SampleData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JobFairnessProperties {

    /** However many jobs the others have: between two jobs of a project every other that has any left gets its turn. */
    @Property(tries = 25)
    void everyProjectGetsItsTurn(@ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 25) Integer> counts) {
        try (Workshop workshop = new Workshop(JobRules.STANDARD.withConcurrency(1))) {
            workshop.engine.close();
            Map<ProjectId, Integer> left = new HashMap<>();
            SampleData data = new SampleData();
            for (int project = 0; project < counts.size(); project++) {
                ProjectId id = new ProjectId("project-" + project);
                left.put(id, counts.get(project));
                for (int add = 0; add < counts.get(project); add++) {
                    workshop.store
                            .episodes()
                            .accept(data.submission(id, Scope.ofUser("user " + add % 3), "statement " + add));
                }
            }
            workshop.clock.set(data.now().plusSeconds(1));

            workshop.engine = workshop.start();
            workshop.engine.drain();

            List<ProjectId> order =
                    workshop.begun.stream().map(Episode::project).toList();
            assertThat(order)
                    .hasSize(counts.stream().mapToInt(Integer::intValue).sum());
            assertThatEverybodyGetsTurns(order, left);
        }
    }

    private static void assertThatEverybodyGetsTurns(List<ProjectId> order, Map<ProjectId, Integer> left) {
        Map<ProjectId, Set<ProjectId>> sinceItsLast = new HashMap<>();
        for (ProjectId turn : order) {
            Set<ProjectId> others = sinceItsLast.get(turn);
            List<ProjectId> starved = new ArrayList<>(left.keySet());
            starved.removeIf(project -> project.equals(turn) || left.get(project) == 0);
            if (others != null) {
                assertThat(others).containsAll(starved);
            }
            left.merge(turn, -1, Integer::sum);
            sinceItsLast.values().forEach(seen -> seen.add(turn));
            sinceItsLast.put(turn, new HashSet<>());
        }
    }
}
