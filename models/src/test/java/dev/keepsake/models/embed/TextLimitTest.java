package dev.keepsake.models.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.keepsake.testkit.sample.Exotic;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextLimitTest {

    private static final Encoding PAIRS = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    @Test
    void aTextThatFitsIsLeftAlone() {
        assertThat(TextLimit.cut("word word word", 3).text()).isEqualTo("word word word");
        assertThat(TextLimit.cut(Exotic.TEXT, 8000).text()).isEqualTo(Exotic.TEXT);
        assertThat(TextLimit.cut("", 1).text()).isEmpty();
    }

    @Test
    void aLongerOneIsCutBehindTheLastTokenThatFits() {
        TextLimit.Piece piece = TextLimit.cut("word ".repeat(1000), 10);

        assertThat(piece.text()).isEqualTo("word ".repeat(9) + "word");
        assertThat(piece.tokens()).isEqualTo(10);
    }

    @Property(tries = 200)
    void aCutTextIsABeginningThatFitsAndItsTokensAreNotUnderstated(
            @ForAll String text, @ForAll @IntRange(min = 1, max = 40) int limit) {
        TextLimit.Piece piece = TextLimit.cut(text, limit);
        int tokens = PAIRS.countTokensOrdinary(piece.text());

        assertThat(tokens).isLessThanOrEqualTo(limit).isLessThanOrEqualTo(piece.tokens());
        if (PAIRS.countTokensOrdinary(text) <= limit) {
            assertThat(piece.text()).isEqualTo(text);
        }
    }
}
