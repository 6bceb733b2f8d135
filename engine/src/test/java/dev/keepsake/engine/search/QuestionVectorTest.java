package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionVectorTest {

    private static final EmbedderId ID = new EmbedderId("plane", 2);

    @Test
    void itIsMadeOnceHoweverManySignalsAskForIt() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch everybodyAsks = new CountDownLatch(8);
        QuestionVector vector = new QuestionVector(
                plane(text -> {
                    calls.incrementAndGet();
                    return new float[] {1, 0};
                }),
                "question",
                null);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Embedding>> made = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                made.add(threads.submit(() -> {
                    everybodyAsks.countDown();
                    everybodyAsks.await();
                    return vector.get(Deadline.NONE);
                }));
            }
            for (Future<Embedding> each : made) {
                assertThat(each.get()).isSameAs(vector.get(Deadline.NONE));
            }
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void ofTwoTextsItIsTheMeanAtUnitLength() {
        QuestionVector vector = new QuestionVector(
                plane(text -> text.equals("Ana eats") ? new float[] {1, 0} : new float[] {0, 1}), "Ana eats", "eats");

        float[] made = vector.get(Deadline.NONE).vector();

        assertThat(made[0]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
        assertThat(made[1]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    }

    @Test
    void ofTwoTextsThatAreOppositesItIsThatOfTheQuestion() {
        QuestionVector vector = new QuestionVector(
                plane(text -> new float[] {text.equals("Ana eats") ? 1 : -1, 0}), "Ana eats", "eats");

        assertThat(vector.get(Deadline.NONE).vector()).containsExactly(1, 0);
    }

    @Test
    void whatFailedIsTriedAgainByTheNextWhoAsks() {
        AtomicInteger calls = new AtomicInteger();
        QuestionVector vector = new QuestionVector(
                plane(text -> {
                    if (calls.getAndIncrement() == 0) {
                        throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "not yet");
                    }
                    return new float[] {1, 0};
                }),
                "question",
                null);

        assertThatThrownBy(() -> vector.get(Deadline.NONE)).hasMessage("not yet");
        assertThat(vector.get(Deadline.NONE).vector()).containsExactly(1, 0);
    }

    private interface Direction {
        float[] of(String text);
    }

    private static Embedder plane(Direction direction) {
        return new Embedder() {
            @Override
            public EmbedderId id() {
                return ID;
            }

            @Override
            public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
                assertThat(purpose).isEqualTo(Purpose.QUERY);
                return texts.stream()
                        .map(text -> new Embedding(ID, direction.of(text)))
                        .toList();
            }
        };
    }
}
