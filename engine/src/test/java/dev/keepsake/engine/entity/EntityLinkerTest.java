package dev.keepsake.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Span;
import dev.keepsake.engine.entity.EntityLinker.Ground;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityLinkerTest {

    private static final KnownNames KNOWN = KnownNames.of(List.of(
            "caroline smith",
            "anna jones",
            "anna miller",
            "beethoven",
            "windows11",
            "marie",
            "\u0438\u0432\u0430\u043d",
            "san francisco",
            "amsterdam",
            "montpellier",
            "montpelliers"));

    @ParameterizedTest
    @CsvSource({
        "Caroline Smith,caroline smith,SAME_NAME",
        "CAROLINE,caroline smith,PART_OF_NAME",
        "Smith,caroline smith,PART_OF_NAME",
        "Anna,anna,NEW",
        "Anna Jones,anna jones,SAME_NAME",
        "Bethoven,beethoven,SPELLING",
        "Beethovem,beethoven,SPELLING",
        "Amstredam,amsterdam,SPELLING",
        "Montpellierx,montpellierx,NEW",
        "Windows 10,windows10,NEW",
        "Maria,maria,NEW",
        "Francisco,francisco,NEW",
        "\u0418\u0432\u0430\u043d\u043e\u043c,\u0438\u0432\u0430\u043d,OTHER_CASE"
    })
    void aMentionIsTheEntityThatItsNameLeavesNoDoubtAbout(String name, String entity, Ground ground) {
        EntityLinker.Link link =
                EntityLinker.link(List.of(mention(name)), KNOWN).getFirst();

        assertThat(link.ground()).isEqualTo(ground);
        assertThat(link.entity()).isEqualTo(entity);
    }

    @Test
    void aliasesAreThePartsOfAPersonsName() {
        assertThat(Aliases.of(mention("Ludwig van Beethoven"))).containsExactly("ludwig", "beethoven");
        assertThat(Aliases.of(mention("Caroline"))).isEmpty();
        assertThat(Aliases.of(mention("New York"))).isEmpty();
        assertThat(Aliases.of(mention("University of Oxford"))).isEmpty();
        assertThat(Aliases.of(mention("Abbey Road"))).isEmpty();
    }

    private static EntityMention mention(String name) {
        return new EntityMention(name, CanonicalName.of(name), new Span(0, name.length()), EntityKind.OTHER);
    }
}
