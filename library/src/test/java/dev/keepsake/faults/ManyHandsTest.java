package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Operation;
import dev.keepsake.testkit.fake.AnsweringModel;
import dev.keepsake.testkit.fault.Fault;
import dev.keepsake.testkit.fault.Fault.Extent;
import dev.keepsake.testkit.fault.Fault.Moment;
import dev.keepsake.testkit.reference.InMemoryStore;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One add in the hands of several: of a caller who repeats it, of two engines, and of one who destroys everything. */
@Timeout(60)
class ManyHandsTest {

    private static final ProjectId PROJECT = ProjectId.DEFAULT;
    private static final Fault KEPT_BUT_NOT_SAID = new Fault(1, Moment.AFTER_ITS_EFFECT, Extent.ALL_FROM_THEN_ON);

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void aRepeatedRequestCarriesOutWhatWasKeptWithoutAnAnswer() {
        Trouble trouble = Trouble.ofAccepting(store, AddCase.model());
        MemoryEngine engine = trouble.start();
        keepWithoutAnAnswer(trouble, engine);

        AddResult again = engine.project(PROJECT).add(AddCase.VERBATIM.request());

        assertThat(again.replayed()).isTrue();
        assertThat(again.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(Remembered.by(store, PROJECT).memories()).hasSize(3);
        engine.close();
    }

    @Test
    void aRequestRepeatedInTheBackgroundIsCarriedOutThere() {
        Trouble trouble = Trouble.ofAccepting(store, AddCase.model());
        MemoryEngine engine = trouble.start();
        keepWithoutAnAnswer(trouble, engine);

        AddResult again = engine.project(PROJECT).add(AddCase.VERBATIM.request().withMode(AddRequest.Mode.BACKGROUND));
        engine.drain();

        assertThat(again.replayed()).isTrue();
        assertThat(Remembered.by(store, PROJECT).memories()).hasSize(3);
        engine.close();
    }

    private static void keepWithoutAnAnswer(Trouble trouble, MemoryEngine engine) {
        trouble.faults.arm(KEPT_BUT_NOT_SAID);
        assertThatThrownBy(() -> engine.project(PROJECT).add(AddCase.VERBATIM.request()))
                .isInstanceOf(KeepsakeException.class);
        assertThat(trouble.faults.struck()).isEqualTo("episodes.accept");
        trouble.faults.disarm();
        assertThat(trouble.hasUnfinished(PROJECT)).isTrue();
    }

    @Test
    void whatOneEngineHoldsNoOtherBeginsAndWhatBothCarryOutIsDoneOnce() throws Exception {
        Held model = new Held(AddCase.model());
        Trouble trouble = Trouble.ofAdds(store, model);
        MemoryEngine first = trouble.startWithIndexOfItsOwn();
        AddCase.RECONCILE.prepare(first.project(PROJECT));
        model.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<AddResult> begun =
                    threads.submit(() -> first.project(PROJECT).add(AddCase.RECONCILE.request()));
            model.awaitAsked();

            MemoryEngine second = trouble.startWithIndexOfItsOwn();
            assertThat(second.jobsStatus())
                    .singleElement()
                    .satisfies(status -> assertThat(List.of(status.waiting(), status.running()))
                            .containsExactly(0L, 1L));
            trouble.letLeasesEnd();
            second.retryNow();
            second.drain();
            Remembered done = Remembered.by(store, PROJECT);
            model.letGo();

            assertThat(begun.get().operation().state()).isEqualTo(Operation.State.SUCCEEDED);
            assertThat(done.quarantine()).hasSize(1);
            assertThat(Remembered.by(store, PROJECT)).isEqualTo(done);
            second.close();
        }
        assertThat(first.verify()).isEmpty();
        first.close();
    }

    @Test
    void whatAnotherEngineReadsMeanwhileIsNotKeptTwice() throws Exception {
        Held model = new Held(AddCase.model());
        Trouble trouble = Trouble.ofAdds(store, model);
        MemoryEngine slow = trouble.startWithIndexOfItsOwn();
        MemoryEngine fast = trouble.startWithIndexOfItsOwn();
        AddCase.RECONCILE.prepare(fast.project(PROJECT));
        AddRequest request = AddCase.RECONCILE.request().withIdempotencyKey(null);
        model.hold();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<AddResult> late = threads.submit(() -> slow.project(PROJECT).add(request));
            model.awaitAsked();
            fast.project(PROJECT).add(request);
            Remembered done = Remembered.by(store, PROJECT);
            model.letGo();

            assertThat(late.get().stored()).allMatch(item -> item.kind() == ChangeKind.UNCHANGED);
            Remembered after = Remembered.by(store, PROJECT);
            assertThat(done.quarantine()).hasSize(1);
            assertThat(after.withoutContext()).isEqualTo(done.withoutContext());
            assertThat(after.entries()).isEqualTo(done.entries());
        }
        assertThat(slow.verify()).isEmpty();
        slow.close();
        fast.close();
    }

    @Test
    void whatIsDestroyedWhileItWaitsComesToAnEnd() {
        Held model = new Held(AddCase.model());
        MemoryEngine engine = Trouble.ofAdds(store, model).start();
        AddCase.RECONCILE.prepare(engine.project(PROJECT));
        model.hold();
        AddResult begun =
                engine.project(PROJECT).add(AddCase.RECONCILE.request().withMode(AddRequest.Mode.BACKGROUND));
        model.awaitAsked();

        store.plans().destroyEverythingIn(PROJECT);
        model.letGo();
        engine.drain();

        assertThat(store.episodes().operation(PROJECT, begun.operation().id())).isEmpty();
        assertThat(Remembered.by(store, PROJECT).memories()).isEmpty();
        assertThat(engine.verify()).isEmpty();
        engine.close();
    }

    /** A model whose next answer is held back until it is let go; others are given at once. */
    private static final class Held implements ChatModel {

        private final AnsweringModel inner;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private boolean holds;

        Held(AnsweringModel inner) {
            this.inner = inner;
        }

        synchronized void hold() {
            holds = true;
        }

        private synchronized boolean isHeld() {
            boolean held = holds;
            holds = false;
            return held;
        }

        void awaitAsked() {
            await(asked);
        }

        void letGo() {
            released.countDown();
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public ChatReply chat(ChatPrompt prompt, Deadline deadline) {
            ChatReply reply = inner.chat(prompt, deadline);
            if (isHeld()) {
                asked.countDown();
                await(released);
            }
            return reply;
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while an answer was held back", interrupted);
            }
        }
    }
}
