package dev.keepsake.engine.verify;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Whether what a project was promised and what it has jobs for is the same. */
final class JobCheck {

    private static final int PAGE = 1_000;

    private JobCheck() {}

    static void of(Store store, ProjectId project, List<String> violations) {
        Set<UUID> live = new HashSet<>();
        each(page -> store.jobs().list(project, null, Instant.EPOCH, page), (Job job) -> {
            boolean dead = job.state() == Job.State.DEAD;
            if (job.task().kind() == Job.Kind.ADD && !dead) {
                live.add(job.id());
            }
            Optional<Operation.State> operation =
                    store.episodes().operation(project, job.id()).map(Operation::state);
            Optional<Operation.State> due = switch (job.task().kind()) {
                case ADD -> Optional.of(dead ? Operation.State.FAILED : Operation.State.PENDING);
                case READ_LATER -> Optional.empty();
            };
            if (!operation.equals(due)) {
                violations.add("The job " + job.id() + " is " + job.state() + " but its operation is " + operation);
            }
            if (store.episodes().episode(project, job.task().episode()).isEmpty()) {
                violations.add("The job " + job.id() + " is to read an episode that does not exist");
            }
        });
        each(
                page -> store.episodes().operations(project, Operation.Kind.ADD, Operation.State.PENDING, page),
                (Operation operation) -> {
                    if (!live.contains(operation.id())) {
                        violations.add("The unfinished add " + operation.id() + " has no job");
                    }
                });
    }

    private static <T> void each(Function<PageRequest, Page<T>> pages, Consumer<T> look) {
        int number = 1;
        List<T> items;
        do {
            items = pages.apply(new PageRequest(number++, PAGE)).items();
            items.forEach(look);
        } while (items.size() == PAGE);
    }
}
