package dev.keepsake.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryIdTest {

    private static final String TEXT = "0199f2c4-7a00-7abc-8def-0123456789ab";

    @Test
    void readsTheUsualFormInEitherCase() {
        MemoryId id = new MemoryId(UUID.fromString(TEXT));

        assertThat(MemoryId.parse(TEXT)).isEqualTo(id).hasToString(TEXT);
        assertThat(MemoryId.parse("0199F2C4-7A00-7ABC-8DEF-0123456789AB")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1-1-1-1-1",
                "0199f2c4-7a00-7abc-8def-0123456789a",
                "0199f2c4-7a00-7abc-8def-0123456789abc",
                "0199f2c47a007abc8def0123456789ab",
                "{0199f2c4-7a00-7abc-8def-0123456789ab}",
                " 0199f2c4-7a00-7abc-8def-0123456789ab",
                "0199f2c4-7a00-7abc-8def-0123456789ag",
                "'; DROP TABLE memory"
            })
    void refusesEverythingElseWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> MemoryId.parse(text))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST))
                .hasMessageContaining("got " + text.length() + " characters")
                .matches(refused -> text.length() < 3 || !refused.getMessage().contains(text));
    }

    @Property
    void everyIdReadsBack(@ForAll long high, @ForAll long low) {
        MemoryId id = new MemoryId(new UUID(high, low));

        assertThat(MemoryId.parse(id.toString())).isEqualTo(id);
    }

    @Property
    void idsAreOrderedAsTheirTexts(@ForAll long high, @ForAll long low, @ForAll long high2, @ForAll long low2) {
        MemoryId one = new MemoryId(new UUID(high, low));
        MemoryId other = new MemoryId(new UUID(high2, low2));

        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }
}
