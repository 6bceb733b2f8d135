package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxEmbedderTest {

    private static final Map<OnnxModel, OnnxEmbedder> EMBEDDERS = new EnumMap<>(OnnxModel.class);

    private static final String KAYAK = "Ana went kayaking in Sweden last summer";
    private static final String ALLERGY = "Ben is allergic to peanuts";

    @BeforeAll
    static void load() {
        for (OnnxModel model : OnnxModel.values()) {
            EMBEDDERS.put(model, OnnxEmbedder.load(model));
        }
    }

    @AfterAll
    static void close() {
        EMBEDDERS.values().forEach(OnnxEmbedder::close);
    }

    @ParameterizedTest
    @EnumSource
    void placesAQuestionNearerToItsAnswerThanToAnotherStatement(OnnxModel model) {
        Embedding question = embed(model, Purpose.QUERY, "Which food is dangerous for Ben?");

        double answer = cosine(question, embed(model, Purpose.PASSAGE, ALLERGY));
        double other = cosine(question, embed(model, Purpose.PASSAGE, KAYAK));

        assertThat(answer).isGreaterThan(other + 0.05);
    }

    @ParameterizedTest
    @EnumSource
    void givesATextTheSameBitsWhateverElseIsInTheCall(OnnxModel model) {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add((KAYAK + " and wrote about day " + i + ". ").repeat(1 + i % 7));
        }
        many.add(17, ALLERGY);

        List<Embedding> together = EMBEDDERS.get(model).embed(many, Purpose.PASSAGE, Deadline.NONE);

        assertThat(together).hasSameSizeAs(many);
        for (int i : new int[] {0, 6, 17, 40}) {
            assertThat(together.get(i)).isEqualTo(embed(model, Purpose.PASSAGE, many.get(i)));
        }
    }

    @Test
    void computesATextOnceThatStandsInACallTwice() {
        List<Embedding> embeddings = EMBEDDERS
                .get(OnnxModel.E5_SMALL_V2)
                .embed(List.of(KAYAK, ALLERGY, KAYAK), Purpose.PASSAGE, Deadline.NONE);

        assertThat(embeddings).hasSize(3);
        assertThat(embeddings.get(2)).isSameAs(embeddings.get(0)).isNotEqualTo(embeddings.get(1));
    }

    @Test
    void givesTheSameBitsToCallsThatRunAtTheSameTime() throws Exception {
        OnnxEmbedder embedder = EMBEDDERS.get(OnnxModel.E5_SMALL_V2);
        List<Embedding> alone = embedder.embed(List.of(KAYAK, ALLERGY), Purpose.PASSAGE, Deadline.NONE);

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Embedding>>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(
                        callers.submit(() -> embedder.embed(List.of(KAYAK, ALLERGY), Purpose.PASSAGE, Deadline.NONE)));
            }
            for (Future<List<Embedding>> call : calls) {
                assertThat(call.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void putsThePrefixOfThePurposeBeforeTheTextWhereTheModelWantsOne() {
        Embedding passage = embed(OnnxModel.E5_SMALL_V2, Purpose.PASSAGE, ALLERGY);
        Embedding query = embed(OnnxModel.E5_SMALL_V2, Purpose.QUERY, ALLERGY);

        assertThat(query).isNotEqualTo(passage);
        try (Encoder bare = Encoder.load(OnnxModel.E5_SMALL_V2)) {
            assertThat(passage.vector()).isEqualTo(bare.encode("passage: " + ALLERGY));
            assertThat(query.vector()).isEqualTo(bare.encode("query: " + ALLERGY));
        }
        assertThat(embed(OnnxModel.ALL_MINILM_L6_V2, Purpose.QUERY, ALLERGY))
                .isEqualTo(embed(OnnxModel.ALL_MINILM_L6_V2, Purpose.PASSAGE, ALLERGY));
    }

    @ParameterizedTest
    @EnumSource
    void embedsWhateverPeopleAndProgramsSend(OnnxModel model) {
        List<String> odd = List.of(
                "",
                " \n\t ",
                "\u0000\u0001\u0007",
                "\u200B\u200D\uFEFF",
                "\u0301\u0308",
                "a\u0000b",
                "\uD83D",
                "\uD83D\uDE00 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\uD83D\uDE00".repeat(25_000),
                "\u8BB0\u5FC6".repeat(15_000),
                "x".repeat(100_000),
                " ".repeat(100_000),
                "a ".repeat(8_191) + "ab\uD83D\uDE00",
                "[CLS] [SEP] [PAD] [MASK] [UNK]");

        List<Embedding> embeddings = EMBEDDERS.get(model).embed(odd, Purpose.PASSAGE, Deadline.NONE);

        assertThat(embeddings).hasSameSizeAs(odd).allSatisfy(embedding -> {
            assertThat(embedding.embedder()).isEqualTo(model.id());
            assertThat(cosine(embedding, embedding)).isCloseTo(1, within(1e-5));
        });
    }

    @ParameterizedTest
    @EnumSource
    void readsALongTextUpToTheLimitOfTheModel(OnnxModel model) {
        int limit = model == OnnxModel.E5_SMALL_V2 ? 512 : 128;
        String nearlyFull = "memory ".repeat(limit - 20);
        String tooLong = "memory ".repeat(limit + 20);

        assertThat(embed(model, Purpose.PASSAGE, nearlyFull + KAYAK))
                .isNotEqualTo(embed(model, Purpose.PASSAGE, nearlyFull + ALLERGY));
        assertThat(embed(model, Purpose.PASSAGE, tooLong + KAYAK))
                .isEqualTo(embed(model, Purpose.PASSAGE, tooLong + ALLERGY));
    }

    @Test
    void embedsNothingWhenThereIsNothing() {
        assertThat(EMBEDDERS.get(OnnxModel.E5_SMALL_V2).embed(List.of(), Purpose.QUERY, Deadline.NONE))
                .isEmpty();
    }

    @Test
    void givesUpAtTheDeadline() {
        List<String> long100 =
                IntStream.range(0, 100).mapToObj(i -> i + " memory".repeat(510)).toList();

        assertThatThrownBy(() -> EMBEDDERS
                        .get(OnnxModel.E5_SMALL_V2)
                        .embed(long100, Purpose.PASSAGE, Deadline.after(Duration.ofMillis(20))))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED))
                .hasMessageContaining("of 100 texts");
    }

    @Test
    void runsOnDaemonThreadsThatEndWithIt() {
        OnnxEmbedder embedder = OnnxEmbedder.load(OnnxModel.ALL_MINILM_L6_V2);
        List<Thread> before = threads();
        embedder.embed(List.of(KAYAK, ALLERGY), Purpose.PASSAGE, Deadline.NONE);
        List<Thread> own = threads();
        own.removeAll(before);

        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);

        embedder.close();
        embedder.close();

        assertThat(own).noneMatch(Thread::isAlive);
        assertThatThrownBy(() -> embedder.embed(List.of(KAYAK), Purpose.PASSAGE, Deadline.NONE))
                .isInstanceOf(KeepsakeException.class)
                .hasMessage("The embedder all-minilm-l6-v2-q is closed");
    }

    private static List<Thread> threads() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("all-minilm-l6-v2-q-"))
                .toList());
    }

    private static Embedding embed(OnnxModel model, Purpose purpose, String text) {
        return EMBEDDERS.get(model).embed(List.of(text), purpose, Deadline.NONE).getFirst();
    }

    private static double cosine(Embedding left, Embedding right) {
        double sum = 0;
        for (int i = 0; i < left.vector().length; i++) {
            sum += (double) left.vector()[i] * right.vector()[i];
        }
        return sum;
    }
}
