package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddRequest.Mode;
import dev.keepsake.api.AddResult;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Fault.Extent;
import dev.keepsake.testkit.fault.Fault.Moment;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One add with one fault after the other: at every call, before and after its effect, passing and for good. */
final class FaultMatrix {

    private static final Pattern KEPT = Pattern.compile("are kept as operation ([0-9a-f-]{36})");

    private final Store store;
    private final AddCase add;
    private final Mode mode;
    private final Trouble trouble;

    /** What the project remembers when nothing fails, and what it is told. */
    private final Remembered unharmed;

    private final List<String> outcome;
    private final Remembered before;

    FaultMatrix(Store store, AddCase add, Mode mode) {
        this.store = store;
        this.add = add;
        this.mode = mode;
        this.trouble = Trouble.ofAdds(store, AddCase.model());
        ProjectId project = project("unharmed");
        MemoryEngine engine = trouble.start();
        add.prepare(engine.project(project));
        before = remembered(project);
        AddResult told = engine.project(project).add(request());
        Trouble.await(engine, () -> !trouble.hasUnfinished(project));
        unharmed = remembered(project);
        outcome = told(operation(project, told.operation().id()));
        engine.close();
    }

    /** What is remembered when nothing fails. */
    Remembered unharmed() {
        return unharmed;
    }

    Remembered before() {
        return before;
    }

    /** Without the usage: an attempt in vain may have cost something. */
    private Remembered remembered(ProjectId project) {
        return Remembered.by(store, project).withoutUsage();
    }

    /** Lets every call fail, one in each run; the number of runs. */
    int run() {
        int runs = 0;
        for (Moment moment : Moment.values()) {
            for (Extent extent : Extent.values()) {
                int call = 1;
                while (withstands(new Fault(call, moment, extent))) {
                    call++;
                }
                runs += call - 1;
            }
        }
        return runs;
    }

    /** Whether the fault has happened. */
    private boolean withstands(Fault fault) {
        ProjectId project = project(fault.call() + "-" + fault.moment() + "-" + fault.extent());
        MemoryEngine engine = trouble.start();
        add.prepare(engine.project(project));
        assertThat(remembered(project)).isEqualTo(before);
        trouble.faults.arm(fault);
        @Nullable UUID promised = promise(engine, project);
        String where = fault + " at " + trouble.faults.struck();
        Trouble.await(
                engine,
                () -> !trouble.hasUnfinished(project)
                        || (trouble.faults.hasStruck() && fault.extent() == Extent.ALL_FROM_THEN_ON));
        boolean struck = trouble.faults.hasStruck();
        trouble.drop(engine);
        boolean kept = trouble.hasUnfinished(project);
        assertThat(remembered(project)).as(where).isIn(before, unharmed);

        trouble.faults.disarm();
        MemoryEngine next = trouble.start();
        next.drain();
        Remembered finished = remembered(project);
        assertThat(trouble.hasUnfinished(project)).as(where).isFalse();
        assertThat(finished).as(where).isIn(before, unharmed);
        if (promised != null || kept) {
            assertThat(finished).as(where).isEqualTo(unharmed);
        }
        sendAgain(next, project, promised, where);
        next.close();
        return struck;
    }

    /** Adds, and checks that what is said of it is so; the operation that is promised, or null when nothing is. */
    private @Nullable UUID promise(MemoryEngine engine, ProjectId project) {
        try {
            AddResult result = engine.project(project).add(request());
            assertThat(result.replayed()).isFalse();
            if (mode == Mode.WAIT) {
                assertThat(result.operation())
                        .isEqualTo(operation(project, result.operation().id()));
                assertThat(told(result.operation())).isEqualTo(outcome);
                assertThat(remembered(project)).isEqualTo(unharmed);
            } else {
                assertThat(result.operation().state()).isEqualTo(Operation.State.PENDING);
            }
            return operation(project, result.operation().id()).id();
        } catch (KeepsakeException failed) {
            assertThat(trouble.faults.hasStruck()).isTrue();
            Matcher kept = KEPT.matcher(String.valueOf(failed.getMessage()));
            return kept.find()
                    ? operation(project, UUID.fromString(kept.group(1))).id()
                    : null;
        }
    }

    /** The caller repeats the request: it is done once, whatever became of the first attempt. */
    private void sendAgain(MemoryEngine engine, ProjectId project, @Nullable UUID promised, String where) {
        AddResult again = engine.project(project).add(request());
        Trouble.await(engine, () -> !trouble.hasUnfinished(project));
        Operation operation = operation(project, again.operation().id());
        assertThat(operation.state()).as(where).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(told(operation)).as(where).isEqualTo(outcome);
        assertThat(remembered(project)).as(where).isEqualTo(unharmed);
        if (promised != null) {
            assertThat(again.replayed()).as(where).isTrue();
            assertThat(operation.id()).as(where).isEqualTo(promised);
        }
    }

    /** What does not hold of the store and the index now. */
    List<String> violations() {
        MemoryEngine engine = trouble.start();
        List<String> violations = engine.verify();
        engine.close();
        return violations;
    }

    private AddRequest request() {
        return add.request().withMode(mode);
    }

    private ProjectId project(String name) {
        return new ProjectId(
                (add + "-" + mode + "-" + name).toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Operation operation(ProjectId project, UUID id) {
        return store.episodes().operation(project, id).orElseThrow();
    }

    /** All but what it took: that includes attempts in vain. */
    private static List<String> told(Operation operation) {
        Outcome told = operation.outcome();
        return List.of(
                told.stored().stream()
                        .map(item -> item.kind() + " " + item.text() + " " + item.reason())
                        .toList()
                        .toString(),
                told.notStored().stream()
                        .map(left -> left.cause() + " " + left.reason() + " "
                                + (left.turn() == null ? "" : left.turn().ordinal()))
                        .toList()
                        .toString(),
                String.valueOf(told.extractor()));
    }
}
