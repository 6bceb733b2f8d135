package dev.keepsake.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.EngineParts.JobParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.add.JobRules;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Handling;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A project with ten thousand adds that wait for a model keeps nobody else waiting. */
@Timeout(120)
class BacklogTest {

    private static final int MANY = 10_000;
    private static final ProjectId BUSY = new ProjectId("m-busy");
    private static final List<ProjectId> OTHERS =
            List.of(new ProjectId("a-first"), new ProjectId("n-next"), new ProjectId("z-last"));
    private static final int HANDS = 32;
    private static final int EACH = 3;

    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock();
    private final SequentialIds ids = new SequentialIds();
    private final Queue<ProjectId> begun = new ConcurrentLinkedQueue<>();

    @Test
    void theOthersHaveTheirTurns() {
        Store store = EmbeddedStore.open(directory);
        try (ExecutorService hands =
                Executors.newFixedThreadPool(HANDS, Thread.ofVirtual().factory())) {
            for (int add = 0; add < MANY; add++) {
                Submission submission = submission(BUSY, add);
                hands.execute(() -> store.episodes().accept(submission));
            }
        }
        List<Submission> wanted = OTHERS.stream()
                .flatMap(project -> IntStream.range(0, EACH).mapToObj(add -> submission(project, add)))
                .toList();
        wanted.forEach(store.episodes()::accept);
        Semaphore steps = new Semaphore(2 * EACH * (OTHERS.size() + 1));

        MemoryEngine engine = MemoryEngine.start(
                EngineParts.over(store, new InMemoryIndex(), new HashingEmbedder(), new OnlyOfOthers(steps), clock, ids)
                        .withJobs(new JobParts(JobRules.STANDARD.withConcurrency(1), () -> 0.5)));
        Trouble.awaitQuietly(() -> steps.availablePermits() == 0);

        assertThat(wanted)
                .allSatisfy(submission -> assertThat(state(store, submission)).isEqualTo(Operation.State.SUCCEEDED));
        assertThat(begun.stream().limit((long) EACH * (OTHERS.size() + 1)))
                .as("in the first turns each project comes as often as any other")
                .containsAll(OTHERS)
                .filteredOn(BUSY::equals)
                .hasSize(EACH);
        steps.release(MANY);
        engine.close();
    }

    private static Operation.State state(Store store, Submission submission) {
        UUID id = submission.episode().id().value();
        return store.episodes()
                .operation(submission.episode().project(), id)
                .orElseThrow()
                .state();
    }

    private Submission submission(ProjectId project, int add) {
        EpisodeId id = new EpisodeId(ids.next());
        Turn turn = new Turn(
                new TurnId(id, 0), Role.USER, "Ana", "I keep a note.", clock.instant(), id.toString(), Attributes.NONE);
        Episode episode = new Episode(id, project, Scope.ofUser("user-" + add % 500), List.of(turn), clock.instant());
        return new Submission(episode, Handling.DEFAULT, Attributes.NONE, null, null);
    }

    /** Reads what others say, and is away for the busy; takes a step for each. */
    private final class OnlyOfOthers implements Extractor {

        private final Semaphore steps;

        OnlyOfOthers(Semaphore steps) {
            this.steps = steps;
        }

        @Override
        public String name() {
            return "only-others/1";
        }

        @Override
        public Extraction extract(ExtractionRequest request, Deadline deadline) {
            steps.acquireUninterruptibly();
            begun.add(request.episode().project());
            if (request.episode().project().equals(BUSY)) {
                throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The test says that it is away");
            }
            return new Extraction.Nothing("The test wants no facts");
        }
    }
}
