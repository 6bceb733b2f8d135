package dev.keepsake.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityReaderTest {

    private static final KnownNames KNOWN = KnownNames.of(List.of(
            "caroline smith",
            "anna",
            "ben jones",
            "ben miller",
            "new york",
            "gpt4",
            "will",
            "\u043c\u043e\u0441\u043a\u0432\u0430",
            "\u6771\u4eac",
            "\ubbfc\uc218",
            "\u0623\u062d\u0645\u062f".replace("\u0623", "\u0627"),
            "lucas"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "what did caroline smith buy?|caroline smith",
                "what did caroline buy?|caroline smith",
                "when did anna and ben meet?|anna,ben",
                "is anna's dog in new york|anna,new york",
                "have i tried gpt 4 or gpt-4 yet|gpt4,gpt4",
                "what will he do|",
                "Will you call me?|",
                "Where did Will go?|will",
                "where do the Smiths live|caroline smith",
                "\u0447\u0442\u043e \u044f \u0434\u0435\u043b\u0430\u043b \u0432 \u043c\u043e\u0441\u043a\u0432\u0435?|\u043c\u043e\u0441\u043a\u0432\u0430",
                "\u6771\u4eac\u306e\u5929\u6c17\u306f\u3069\u3046\u3067\u3059\u304b|\u6771\u4eac",
                "\ubbfc\uc218\ub294 \uc5b4\ub514\uc5d0 \uc788\uc5b4\uc694?|\ubbfc\uc218",
                "\u0645\u0627\u0630\u0627 \u0642\u0627\u0644 \u0644\u0623\u062d\u0645\u062f|\u0627\u062d\u0645\u062f"
            })
    void knownNamesAreFoundHoweverTheyAreTyped(String question, String canonical) {
        List<String> expected = canonical == null ? List.of() : List.of(canonical.split(","));

        assertThat(EntityReader.mentions(question, KNOWN).stream().map(EntityMention::canonical))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We met Dr. Okafor there.|PERSON",
                "My brother Ravi called.|PERSON",
                "They moved to Zanzibria in June.|PLACE",
                "We walked along Willow Creek Road.|PLACE",
                "We flew over Iceland.|PLACE",
                "She joined Acme Robotics GmbH.|ORGANISATION",
                "I bought an iPhone 15.|PRODUCT",
                "We played Zorbo.|OTHER"
            })
    void theKindIsToldWhereWordsTellIt(String text, EntityKind kind) {
        assertThat(EntityReader.mentions(text)).extracting(EntityMention::kind).containsExactly(kind);
    }

    @Test
    void aMentionSaysWhereItIsWithoutPossessiveAndFormOfAddress() {
        String text = "I borrowed Dr. M\u00fcller\u2019s car.";

        EntityMention mention = EntityReader.mentions(text).getFirst();

        assertThat(mention.name()).isEqualTo("M\u00fcller");
        assertThat(mention.canonical()).isEqualTo("muller");
        assertThat(mention.span().of(text)).isEqualTo("M\u00fcller");
    }

    @Test
    void textWithoutWordsHasNoMentions() {
        assertThat(EntityReader.mentions("")).isEmpty();
        assertThat(EntityReader.mentions(" ?! \ud83d\ude00 ")).isEmpty();
    }

    @Test
    void whatIsBehindTheLongestTextIsNotRead() {
        String filler = "word ".repeat(EntityReader.LONGEST_TEXT / 5);

        assertThat(EntityReader.mentions(filler + "and Anna")).isEmpty();
    }
}
