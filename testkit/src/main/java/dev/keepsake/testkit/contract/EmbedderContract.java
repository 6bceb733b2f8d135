package dev.keepsake.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Embedder} does. */
public abstract class EmbedderContract {

    private static final List<String> TEXTS = List.of(
            "Alice drinks green tea every morning.",
            "The flight to Rome leaves at noon.",
            "?",
            Exotic.TEXT,
            "word ".repeat(3000),
            "Alice moved to Oslo in March.");

    private Embedder embedder;

    /** A ready embedder; closed by the test that asked for it. */
    protected abstract Embedder open();

    /** How far two embeddings of one text may be apart, as one minus their cosine; batches may be padded differently. */
    protected double tolerance() {
        return 1e-5;
    }

    @BeforeEach
    void openEmbedder() {
        embedder = open();
    }

    @AfterEach
    void closeEmbedder() {
        embedder.close();
    }

    @Test
    void itHasANameAndADimension() {
        assertThat(embedder.id().name()).isNotBlank();
        assertThat(embedder.id().dimension()).isPositive();
        assertThat(embedder.id()).isEqualTo(embedder.id());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void everyTextGetsAVectorOfUnitLength(Purpose purpose) {
        List<Embedding> embeddings = embedder.embed(TEXTS, purpose, Deadline.NONE);

        assertThat(embeddings).hasSameSizeAs(TEXTS).allSatisfy(embedding -> {
            assertThat(embedding.embedder()).isEqualTo(embedder.id());
            assertThat(embedding.vector()).hasSize(embedder.id().dimension());
            assertThat(cosine(embedding, embedding)).isCloseTo(1, within(1e-4));
        });
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void vectorsComeInTheOrderOfTheTexts(Purpose purpose) {
        List<Embedding> together = embedder.embed(TEXTS, purpose, Deadline.NONE);
        List<String> backwards = new ArrayList<>(TEXTS);
        Collections.reverse(backwards);
        List<Embedding> reversed = new ArrayList<>(embedder.embed(backwards, purpose, Deadline.NONE));
        Collections.reverse(reversed);

        for (int i = 0; i < TEXTS.size(); i++) {
            Embedding alone = embedder.embed(List.of(TEXTS.get(i)), purpose, Deadline.NONE)
                    .get(0);
            assertThat(cosine(together.get(i), alone)).as("text %s", i).isCloseTo(1, within(tolerance()));
            assertThat(cosine(reversed.get(i), alone)).as("text %s", i).isCloseTo(1, within(tolerance()));
        }
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void noTextsGiveNoVectors(Purpose purpose) {
        assertThat(embedder.embed(List.of(), purpose, Deadline.NONE)).isEmpty();
    }

    @Test
    void theSameTextGetsTheSameVectorEveryTimeAndInEveryInstance() {
        List<Embedding> first = embedder.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE);

        assertThat(embedder.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE)).isEqualTo(first);
        try (Embedder another = open()) {
            assertThat(another.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE)).isEqualTo(first);
        }
    }

    @Test
    void differentTextsGetDifferentVectors() {
        List<Embedding> embeddings =
                embedder.embed(List.of(TEXTS.get(0), TEXTS.get(1)), Purpose.PASSAGE, Deadline.NONE);

        assertThat(cosine(embeddings.get(0), embeddings.get(1))).isLessThan(0.999);
    }

    @Test
    void aQuestionIsNearerToItsAnswerThanToSomethingElse() {
        Embedding question = embedder.embed(List.of("Who drinks green tea?"), Purpose.QUERY, Deadline.NONE)
                .get(0);
        List<Embedding> passages = embedder.embed(List.of(TEXTS.get(0), TEXTS.get(1)), Purpose.PASSAGE, Deadline.NONE);

        assertThat(cosine(question, passages.get(0))).isGreaterThan(cosine(question, passages.get(1)));
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        List<Embedding> expected = embedder.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE);
        Callable<List<Embedding>> task = () -> embedder.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE);

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Embedding>> answer : executor.invokeAll(Collections.nCopies(6, task))) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void afterTheDeadlineNothingIsEmbedded() {
        assertThatThrownBy(() -> embedder.embed(TEXTS, Purpose.QUERY, Deadline.after(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
    }

    private static double cosine(Embedding one, Embedding other) {
        double product = 0;
        for (int i = 0; i < one.vector().length; i++) {
            product += (double) one.vector()[i] * other.vector()[i];
        }
        return product;
    }
}
