package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.testkit.contract.PassageWiseRerankerContract;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a model of the test's own making, see {@link TinyCrossEncoder}; the libraries are the real ones. */
class OnnxRerankerTest {

    private static final String QUESTION = "cats chase mice";

    @TempDir
    private static Path files;

    private static Path folder;

    @BeforeAll
    static void writeModel() throws IOException {
        folder = TinyCrossEncoder.write(files.resolve("tiny-cross-encoder"), 2, 1);
    }

    @Test
    void computesWhatTheModelSaysForQuestionAndPassageAndBringsItToZeroToOne() {
        try (OnnxReranker reranker = OnnxReranker.load(folder, "")) {
            List<Double> scores = reranker.scores(
                    QUESTION, List.of("dogs sleep", "mice sleep", "mice fear cats", "cats chase mice"), Deadline.NONE);

            // Both end in the same mark, so one pair is always equal.
            assertThat(scores.get(0)).isCloseTo(logistic(1), within(1e-9));
            assertThat(scores.get(1)).isCloseTo(logistic(2), within(1e-9));
            assertThat(scores.get(2)).isCloseTo(logistic(3), within(1e-9));
            assertThat(scores.get(3)).isCloseTo(logistic(4), within(1e-9)).isEqualTo(0.5);
        }
    }

    @Test
    void readsOneNumberInAnyShapeAndTwoAsClasses() throws IOException {
        Path deep = TinyCrossEncoder.write(files.resolve("deep"), 3, 1);
        Path classes = TinyCrossEncoder.write(files.resolve("classes"), 2, -1, 1);

        try (OnnxReranker one = OnnxReranker.load(folder, "");
                OnnxReranker three = OnnxReranker.load(deep, "");
                OnnxReranker two = OnnxReranker.load(classes, "")) {
            double expected = score(one);

            assertThat(score(three)).isEqualTo(expected);
            double logit = Math.log(expected / (1 - expected));
            assertThat(score(two)).isCloseTo(1 / (1 + Math.exp(-2 * logit)), within(1e-9));
        }
    }

    @Test
    void readsTextWithHalfACharacter() {
        try (OnnxReranker reranker = OnnxReranker.load(folder, "")) {
            assertThat(reranker.scores(
                            "mice \uD83D", List.of("\uDE00 mice", "x".repeat(16_383) + "\uD83D\uDE00"), Deadline.NONE))
                    .allSatisfy(score -> assertThat(score).isBetween(0.0, 1.0));
        }
    }

    @Test
    void isCalledAsItsFolderUnlessItIsGivenAName() {
        try (OnnxReranker unnamed = OnnxReranker.load(folder, "");
                OnnxReranker named = OnnxReranker.load(folder, "mine")) {
            assertThat(unnamed.name()).isEqualTo("tiny-cross-encoder");
            assertThat(named.name()).isEqualTo("mine");
        }
    }

    @Test
    void refusesAFolderWithoutTheFilesAndSaysWhichIsMissing() throws IOException {
        Path empty = Files.createDirectories(files.resolve("empty"));
        Path withoutTokenizer = Files.createDirectories(files.resolve("half"));
        Files.copy(folder.resolve("model.onnx"), withoutTokenizer.resolve("model.onnx"));

        assertRefused(empty, "no file model.onnx");
        assertRefused(withoutTokenizer, "no file tokenizer.json");
        assertRefused(files.resolve("nowhere"), "nowhere");
    }

    @Test
    void refusesFilesThatAreNotWhatTheirNamesSay() throws IOException {
        Path noModel = TinyCrossEncoder.withTokenizer(Files.createDirectories(files.resolve("no-model")));
        Files.writeString(noModel.resolve("model.onnx"), "not a model");
        Path noTokenizer = Files.createDirectories(files.resolve("no-tokenizer"));
        Files.copy(folder.resolve("model.onnx"), noTokenizer.resolve("model.onnx"));
        Files.writeString(noTokenizer.resolve("tokenizer.json"), "{}");

        assertRefused(noModel, "no-model");
        assertRefused(noTokenizer, "no-tokenizer");
    }

    @Test
    void refusesModelsThatAreNoCrossEncoders() throws IOException {
        assertRefused(TinyCrossEncoder.write(files.resolve("three-classes"), 2, 1, 2, 3), "3 numbers");
        assertRefused(TinyCrossEncoder.writeWithAnInputOfItsOwn(files.resolve("images")), "pixel_values");
    }

    @Test
    void givesUpInTheMiddleWhenTheDeadlinePasses() {
        try (OnnxReranker reranker = OnnxReranker.load(folder, "")) {
            List<String> many = Collections.nCopies(5_000, "cats and mice ".repeat(300));

            assertThatThrownBy(() -> reranker.scores(QUESTION, many, Deadline.after(Duration.ofMillis(50))))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
            assertThat(score(reranker)).isBetween(0.0, 1.0);
        }
    }

    @Test
    void isUnavailableOnceItIsClosed() {
        OnnxReranker reranker = OnnxReranker.load(folder, "");
        reranker.close();
        reranker.close();

        assertThatThrownBy(() -> score(reranker))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        closed -> assertThat(closed.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE));
    }

    @Nested
    class Contract extends PassageWiseRerankerContract {

        @Override
        protected Reranker open() {
            return OnnxReranker.load(folder, "");
        }

        @Override
        protected double tolerance() {
            return 0;
        }
    }

    private static double score(Reranker reranker) {
        return reranker.scores(QUESTION, List.of("mice fear cats"), Deadline.NONE)
                .getFirst();
    }

    private static double logistic(int equalPairs) {
        return 1 / (1 + Math.exp(TinyCrossEncoder.BIAS - equalPairs));
    }

    private static void assertRefused(Path folder, String why) {
        assertThatThrownBy(() -> OnnxReranker.load(folder, ""))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll(folder.toString(), why);
    }
}
