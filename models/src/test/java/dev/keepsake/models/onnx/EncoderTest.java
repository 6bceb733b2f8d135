package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.e5smallv2q.E5SmallV2QuantizedEmbeddingModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Vectors lie in stores for years, so they must not move. Their bits depend on the processor, therefore they are compared with
 * those that LangChain4j computes in the same process and not with stored ones.
 */
class EncoderTest {

    private static final List<String> TEXTS = List.of(
            "passage: Ana went kayaking in Sweden last summer.",
            "passage: Ben: I'm allergic to peanuts, so no satay for me!",
            "query: Which food is dangerous for Ben?",
            "query: who?",
            "passage: We don't know yet; it'll be decided on 3.14.2025 at 09:30 (or later).",
            "passage: The pre-school's re-opening was postponed \u2013 again.",
            "passage: Caf\u00E9 M\u00FCller, Stra\u00DFe 5, \u00C5lesund",
            "passage: \u041C\u043E\u044F \u0441\u043E\u0431\u0430\u043A\u0430 \u043B\u044E\u0431\u0438\u0442 \u043C\u043E\u0440\u0435",
            "passage: \u8BB0\u5FC6\u5F88\u91CD\u8981 and mixed with English",
            "passage: \uC548\uB155\uD558\uC138\uC694",
            "passage: \u0645\u0631\u062D\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
            "passage: \uD83D\uDE00 party \uD83C\uDF89\uD83C\uDF89 tonight",
            "passage: https://example.org/a/b?c=d&e=f#g",
            "passage: int[] a = {1, 2}; // ## heading ##",
            "passage: [CLS] [SEP] [MASK] [UNK] and the rest",
            "passage: supercalifragilisticexpialidocious antidisestablishmentarianism",
            "passage: " + "x".repeat(300),
            "passage: " + "She wrote down what the dog did that day. ".repeat(4),
            "passage: " + "Unremembered kayaking grandmothers reconsidered, ".repeat(20),
            "passage: " + "Unremembered kayaking grandmothers reconsidered, ".repeat(120),
            "passage: a\u0000b\u200Bc\uFEFF",
            "a");

    @ParameterizedTest
    @EnumSource
    void givesTheVectorsOfLangChain4jToTheLastBit(OnnxModel model) {
        EmbeddingModel plain = plain(model);
        try (Encoder encoder = Encoder.load(model)) {
            assertThat(TEXTS)
                    .allSatisfy(text -> assertThat(encoder.encode(text))
                            .isEqualTo(plain.embed(text).content().vector()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesATextWithNothingToReadForSomethingUnknown(OnnxModel model) {
        try (Encoder encoder = Encoder.load(model)) {
            assertThat(List.of("", " \n", "\u0000\u0007", "\u200B\uFEFF"))
                    .allSatisfy(text -> assertThat(encoder.encode(text))
                            .isEqualTo(plain(model).embed("[UNK]").content().vector()));
        }
    }

    private static EmbeddingModel plain(OnnxModel model) {
        return switch (model) {
            case E5_SMALL_V2 -> new E5SmallV2QuantizedEmbeddingModel();
            case ALL_MINILM_L6_V2 -> new AllMiniLmL6V2QuantizedEmbeddingModel();
        };
    }
}
