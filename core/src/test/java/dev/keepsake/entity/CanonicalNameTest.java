package dev.keepsake.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Caroline | CAROLINE",
                "Anna's | Anna",
                "Anna\u2019s | anna",
                "James' | James",
                "Jos\u00e9 Nu\u00f1ez | jose nunez",
                "\u0141ukasz | Lukasz",
                "Stra\u00dfe | STRASSE",
                "\u0391\u03b8\u03ae\u03bd\u03b1 | \u0391\u0398\u0397\u039d\u0391",
                "\u039d\u03af\u03ba\u03bf\u03c2 | \u039d\u0399\u039a\u039f\u03a3",
                "\u0130stanbul | Istanbul",
                "\uff21\uff33\uff29\uff2d\uff2f | Asimo",
                "Dr. Smith | Smith",
                "Mrs. Ada  Smith | ada smith",
                "The Beatles | Beatles",
                "J. K. Rowling | JK Rowling",
                "J.K. Rowling | jk rowling",
                "U.S.A. | USA",
                "GPT-4 | gpt 4",
                "iPhone 15 | iphone15",
                "Jean-Pierre | jean pierre",
                "O'Brien | OBrien",
                "Tanaka-san | tanaka",
                "\u7530\u4e2d\u3055\u3093 | \u7530\u4e2d",
                "\u738b\u8001\u5e08 | \u738b",
                "\uae40\ubbfc\uc218\uc528 | \uae40\ubbfc\uc218",
                "\u0623\u062d\u0645\u062f | \u0627\u062d\u0645\u062f"
            })
    void namesThatDifferInWritingOnlyHaveOneForm(String written, String other) {
        assertThat(CanonicalName.of(written)).isEqualTo(CanonicalName.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "Lucas,Luca",
        "Paris,Pari",
        "C,C++",
        "Node.js,Node",
        "Mr,Mrs",
        "\u30d1\u30ea,\u30d0\u30ea",
        "\u0926\u093f\u0932,\u0926\u0932"
    })
    void namesThatDifferInMoreStayApart(String one, String other) {
        assertThat(CanonicalName.of(one)).isNotEqualTo(CanonicalName.of(other));
    }

    @Test
    void whatIsNoWordAtAllStaysAsItIs() {
        assertThat(CanonicalName.of(" ?! ")).isEqualTo("?!");
        assertThatThrownBy(() -> CanonicalName.of("  ")).isInstanceOf(KeepsakeException.class);
    }

    @Property
    void theFormOfAFormIsItself(@ForAll @StringLength(min = 1, max = 30) String name) {
        if (!name.isBlank()) {
            String once = CanonicalName.of(name);

            assertThat(CanonicalName.of(once)).isEqualTo(once).isNotBlank();
        }
    }

    @Property
    void theFormOfAFormIsItselfForNamesOfPeople(
            @ForAll
                    @StringLength(min = 1, max = 16)
                    @CharRange(from = 'a', to = 'e')
                    @CharRange(from = 'm', to = 's')
                    @CharRange(from = '\u3055', to = '\u3093')
                    @CharRange(from = '\u0130', to = '\u0131')
                    @CharRange(from = ' ', to = '.')
                    String name) {
        if (!name.isBlank()) {
            String once = CanonicalName.of(name);

            assertThat(CanonicalName.of(once)).isEqualTo(once).isNotBlank();
        }
    }
}
