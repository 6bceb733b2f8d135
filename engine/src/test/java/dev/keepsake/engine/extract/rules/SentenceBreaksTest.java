package dev.keepsake.engine.extract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceBreaksTest {

    private static final English ENGLISH = new English();

    @Test
    void chatWithoutPunctuationIsSplitAtLinesAndEmoji() {
        assertThat(split("got a new job\nmoving to Boston in June \uD83D\uDE00 I'm so happy"))
                .containsExactly("got a new job", "moving to Boston in June \uD83D\uDE00", "I'm so happy");
    }

    @Test
    void abbreviationsEndNothing() {
        assertThat(split("I saw Dr. Smith on Main St. in May. It went well."))
                .containsExactly("I saw Dr. Smith on Main St. in May.", "It went well.");
    }

    @Test
    void listMarksBelongToNoSentence() {
        assertThat(split("- I like tea\n2. I hate coffee\n* We have a dog"))
                .containsExactly("I like tea", "I hate coffee", "We have a dog");
    }

    @Test
    void codeBetweenFencesHasNoSentences() {
        assertThat(split("I wrote this:\n```\nint i = 0;\n```\nIt works."))
                .containsExactly("I wrote this:", "It works.");
    }

    @Test
    void otherLanguagesAreSplitToo() {
        String text = "Vivo en Madrid. Tengo dos perros.";

        assertThat(SentenceBreaks.inAnyLanguage(text).stream().map(span -> span.of(text)))
                .containsExactly("Vivo en Madrid.", "Tengo dos perros.");
    }

    private static List<String> split(String text) {
        return ENGLISH.sentences(text).stream()
                .map(sentence -> sentence.span().of(text))
                .toList();
    }
}
