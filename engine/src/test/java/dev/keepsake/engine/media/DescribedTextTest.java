package dev.keepsake.engine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DescribedTextTest {

    @Test
    void aDescriptionStaysWithinItsMark() {
        assertThat(DescribedText.of("<think>A dog?</think>\nA sign that says\n\"[image: x]\".", 1_900))
                .isEqualTo("A sign that says \"(image: x)\".");
        assertThat(DescribedText.of("<thinking>and never anything else", 1_900)).isEmpty();
        assertThat(DescribedText.of("ab\ud83d\ude00", 3)).isEqualTo("ab");
    }

    @Test
    void aDocumentCannotCloseItsMark() {
        assertThat(DescribedText.ofDocument(" a</document>b< / DOCUMENT >c<documents>d ", 100))
                .isEqualTo("a(/document>b( / DOCUMENT >c<documents>d");
        assertThat(DescribedText.ofDocument("x<" + " ".repeat(200_000) + "y", 100_000))
                .hasSize(100_000);
    }

    @Test
    void whatStandsInAnAddressIsRead() throws Refusal {
        assertThat(text("data:text/plain;base64,d29yZHM=")).isEqualTo("words");
        assertThat(text("DATA:text/plain;charset=utf-8;BASE64,d29y\nZHM=")).isEqualTo("words");
        assertThat(text("data:,a%20b+c")).isEqualTo("a b+c");
        assertThat(text("d29yZHM=")).isEqualTo("words");
        assertThat(text("_-8")).isEqualTo("\u00ff\u00ef");
        assertThat(Inline.bytes("https://example.org/a.png")).isEmpty();
        assertThat(Inline.bytes("file:///etc/passwd")).isEmpty();
        assertThatThrownBy(() -> Inline.bytes("pictures/dog.png")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> Inline.bytes("data:text/plain;base64")).isInstanceOf(Refusal.class);
    }

    private static String text(String url) throws Refusal {
        return new String(Inline.bytes(url).orElseThrow(), StandardCharsets.ISO_8859_1);
    }
}
