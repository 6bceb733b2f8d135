package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddRequest.Mode;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Job;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.fake.AnsweringModel;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Fault.Extent;
import dev.keepsake.testkit.fault.Fault.Moment;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails while jobs are looked for, and while it is kept what became of them: each is done once, and none is forgotten. */
@Timeout(300)
class JobFaultTest {

    private static final int CALLS = 7;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void jobsOverTheReferenceStoreWithstandFaults(Extent extent) {
        withstandFaults(new InMemoryStore(), extent);
    }

    @ParameterizedTest
    @EnumSource
    void jobsOverTheEmbeddedStoreWithstandFaults(Extent extent) {
        try (Store store = EmbeddedStore.open(directory)) {
            withstandFaults(store, extent);
        }
    }

    /** The model is away at first, so that attempts are kept too. */
    private static void withstandFaults(Store store, Extent extent) {
        Away model = new Away(AddCase.model());
        Trouble trouble = Trouble.ofJobs(store, model);
        for (Moment moment : Moment.values()) {
            for (int call = 1; call <= CALLS; call++) {
                withstandsFault(store, trouble, model, new Fault(call, moment, extent));
            }
        }
    }

    private static void withstandsFault(Store store, Trouble trouble, Away model, Fault fault) {
        ProjectId project = new ProjectId((fault.moment() + "-" + fault.extent() + "-" + fault.call())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-'));
        MemoryEngine engine = trouble.start();
        AddCase.RECONCILE.prepare(engine.project(project));
        model.goes.set(true);
        AddRequest request = AddCase.RECONCILE.request().withMode(Mode.BACKGROUND);
        engine.project(project).add(request);
        trouble.faults.arm(fault);
        Trouble.await(engine, trouble.faults::hasStruck);
        model.goes.set(false);
        if (fault.extent() == Extent.ALL_FROM_THEN_ON) {
            trouble.drop(engine);
            trouble.faults.disarm();
            engine = trouble.start();
        }
        MemoryEngine last = engine;
        Trouble.await(last, () -> !trouble.hasUnfinished(project));

        assertThat(jobs(store, project)).as(fault.toString()).isEmpty();
        assertThat(Remembered.by(store, project).memories())
                .as(fault + " at " + trouble.faults.struck())
                .hasSize(3);
        trouble.faults.disarm();
        assertThat(last.verify()).as(fault.toString()).isEmpty();
        last.close();
    }

    private static List<Job> jobs(Store store, ProjectId project) {
        return store.jobs()
                .list(project, null, Instant.EPOCH, PageRequest.first(10))
                .items();
    }

    /** A model that is away for a while. */
    private static final class Away implements ChatModel {

        private final AnsweringModel inner;
        private final AtomicBoolean goes = new AtomicBoolean();

        Away(AnsweringModel inner) {
            this.inner = inner;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            if (goes.get()) {
                throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The test lets the model be away");
            }
            return inner.chat(prompt, deadline);
        }
    }
}
