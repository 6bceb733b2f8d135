package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenizerTest {

    private static final int CHARACTERS_AT_ONCE = 200;
    private static final String[] PIECES = {"[UNK]", "[SEP]", "##", "##ing", " ##a", "#", "'", " ", "\u00C5", "\u4E2D"};

    private static final Map<OnnxModel, Tokenizer> TOKENIZERS = new EnumMap<>(OnnxModel.class);
    private static final Map<OnnxModel, HuggingFaceTokenizer> LANGCHAIN4J = new EnumMap<>(OnnxModel.class);

    @BeforeAll
    static void read() throws IOException {
        for (OnnxModel model : OnnxModel.values()) {
            try (InputStream ours = open(model);
                    InputStream theirs = open(model)) {
                TOKENIZERS.put(model, Tokenizer.read(ours, model.maximumTokens()));
                LANGCHAIN4J.put(model, HuggingFaceTokenizer.newInstance(theirs, Map.of("padding", "false")));
            }
        }
    }

    @AfterAll
    static void close() {
        TOKENIZERS.values().forEach(Tokenizer::close);
        LANGCHAIN4J.values().forEach(HuggingFaceTokenizer::close);
    }

    @ParameterizedTest
    @EnumSource
    void givesAShortTextItsOwnTokensAndNoPadding(OnnxModel model) {
        assertThat(TOKENIZERS.get(model).tokens("the dog likes the sea")).hasSize(5 + 2);
    }

    @ParameterizedTest
    @EnumSource
    void cutsALongTextAtTheLimitOfTheModel(OnnxModel model) {
        int limit = model == OnnxModel.E5_SMALL_V2 ? 512 : 128;

        assertThat(TOKENIZERS.get(model).tokens("sea ".repeat(limit - 2))).hasSize(limit);
        assertThat(TOKENIZERS.get(model).tokens("sea ".repeat(limit - 1))).hasSize(limit);
        assertThat(TOKENIZERS.get(model).tokens("sea ".repeat(100_000))).hasSize(limit);
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhenThereIsNothingToRead(OnnxModel model) {
        Tokenizer tokenizer = TOKENIZERS.get(model);

        assertThat(Tokenizer.isNothing(tokenizer.tokens(" \n\u0000\u200B"))).isTrue();
        assertThat(Tokenizer.isNothing(tokenizer.tokens("a"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryCharacterAsLangChain4jDoesInItsThreeRounds(OnnxModel model) {
        for (int first = 0; first < Character.MIN_SUPPLEMENTARY_CODE_POINT; first += CHARACTERS_AT_ONCE) {
            StringBuilder text = new StringBuilder();
            for (int character = first; character < first + CHARACTERS_AT_ONCE; character++) {
                boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
                text.appendCodePoint(half ? character + Character.MIN_SUPPLEMENTARY_CODE_POINT : character)
                        .append(character % 3 == 0 ? " " : "");
            }
            assertReadAlike(model, text.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAnythingAsLangChain4jDoesAlsoWhereItIsCutInsideAWord(OnnxModel model) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(i % 10 == 0 ? 2_000 : 60); length > 0; length--) {
                text.append(
                        random.nextInt(6) == 0
                                ? PIECES[random.nextInt(PIECES.length)]
                                : Character.toString('a' + random.nextInt(26)));
            }
            assertReadAlike(model, text.toString());
        }
    }

    private static void assertReadAlike(OnnxModel model, String text) {
        assertThat(TOKENIZERS.get(model).tokens(text)).isEqualTo(inThreeRounds(LANGCHAIN4J.get(model), text));
    }

    /** What {@code OnnxBertBiEncoder} hands to the model: a text made of the tokens when that has the same tokens. */
    private static long[] inThreeRounds(HuggingFaceTokenizer tokenizer, String text) {
        List<String> tokens = withoutFrame(tokenizer.tokenize(text));
        String sentence = tokenizer.buildSentence(tokens);
        boolean same = withoutFrame(tokenizer.tokenize(sentence)).equals(tokens);
        return tokenizer
                .encode(same ? sentence : String.join("", tokens), true, false)
                .getIds();
    }

    private static List<String> withoutFrame(List<String> tokens) {
        return tokens.subList(1, tokens.size() - 1);
    }

    private static InputStream open(OnnxModel model) throws IOException {
        InputStream description = TokenizerTest.class.getClassLoader().getResourceAsStream(model.tokenizerFile());
        if (description == null) {
            throw new IOException(model.tokenizerFile() + " is not on the class path");
        }
        return description;
    }
}
