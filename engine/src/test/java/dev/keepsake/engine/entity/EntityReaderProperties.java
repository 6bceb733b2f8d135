package dev.keepsake.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityMention;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any text whatsoever. */
class EntityReaderProperties {

    private static final KnownNames KNOWN = KnownNames.of(
            List.of("anna smith", "ben", "\u6771\u4eac", "\u0430\u043d\u043d\u0430", "gpt4", "\ubbfc\uc218"));

    @Property(tries = 1_000)
    void mentionsLieInTheTextInOrderAndApart(@ForAll("texts") String text) {
        List<EntityMention> mentions = EntityReader.mentions(text, KNOWN);

        int free = 0;
        for (EntityMention mention : mentions) {
            assertThat(mention.span().start()).isGreaterThanOrEqualTo(free);
            assertThat(mention.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(mention.span().of(text)).isEqualTo(mention.name());
            free = mention.span().end();
        }
    }

    @Property(tries = 1_000)
    void namesAreNeverCutThroughASurrogatePair(@ForAll("texts") String text) {
        for (EntityMention mention : EntityReader.mentions(text, KNOWN)) {
            boolean before = Character.isSurrogatePair(
                    at(text, mention.span().start() - 1), mention.name().charAt(0));
            boolean behind = Character.isSurrogatePair(
                    mention.name().charAt(mention.name().length() - 1),
                    at(text, mention.span().end()));

            assertThat(before || behind).isFalse();
        }
    }

    @Property(tries = 1_000)
    void aCanonicalNameIsItsOwnCanonicalName(@ForAll("texts") String text) {
        for (EntityMention mention : EntityReader.mentions(text)) {
            assertThat(CanonicalName.of(mention.canonical())).isEqualTo(mention.canonical());
        }
    }

    @Property(tries = 300)
    void theSameTextAlwaysGivesTheSameMentions(@ForAll("texts") String text) {
        assertThat(EntityReader.mentions(text)).isEqualTo(EntityReader.mentions(text));
    }

    private static char at(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Anna",
                "anna",
                "Smith's",
                "Dr.",
                "of",
                "the",
                "The",
                "iPhone",
                "15",
                "GPT",
                "-",
                "'",
                "\u2019",
                "\"",
                "\u201c",
                "\u201d",
                "\u00ab",
                "\u00bb",
                "@ben",
                "#Tag_1",
                "https://a.b/c",
                "x@y.zz",
                "\u6771\u4eac",
                "\u306b\u4f4f\u3080",
                "\u738b\u5c0f\u660e",
                "\ubbfc\uc218",
                "\uc528",
                "\u0623\u062d\u0645\u062f",
                "\u0e04\u0e38\u0e13\u0e21\u0e32\u0e19\u0e35",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "\u0301",
                "\n",
                ". ",
                "  ",
                "J.K.",
                "U.S.",
                "\u0410\u043d\u043d\u0443",
                "&",
                ":",
                "\u30ab\u30bf\u30ab\u30ca",
                "\ud842\udfb7",
                "\ufb01",
                "\u0130",
                "\u00df",
                "a",
                "I",
                "\u300e",
                "\u300f");
        Arbitrary<String> mixed = pieces.list().ofMaxSize(14).map(list -> String.join("", list));
        Arbitrary<String> spaced = pieces.list().ofMaxSize(14).map(list -> String.join(" ", list));
        return Arbitraries.oneOf(mixed, spaced, Arbitraries.strings().ofMaxLength(60));
    }
}
