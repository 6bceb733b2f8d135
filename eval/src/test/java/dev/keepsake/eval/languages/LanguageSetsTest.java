package dev.keepsake.eval.languages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LanguageSetsTest {

    static final List<String> LANGUAGES = LanguageSets.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasEnoughToMeasureBy(String code) {
        LanguageSet set = LanguageSets.of(code);

        assertThat(set.memories()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(set.questions()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void everyQuestionIsAnsweredByMemoriesOfItsSet() {
        for (LanguageSet set : List.of(LanguageSets.of("ja"), LanguageSets.of(LanguageSets.MIXED))) {
            Set<String> ids = new HashSet<>();
            set.memories().forEach(memory -> ids.add(memory.id()));

            assertThat(ids).hasSameSizeAs(set.memories());
            assertThat(set.questions()).allSatisfy(question -> assertThat(ids).containsAll(question.gold()));
        }
    }

    @Test
    void questionsThatMixLanguagesSayHow() {
        assertThat(LanguageSets.of(LanguageSets.MIXED).questions())
                .extracting(LanguageSet.Asked::group)
                .containsOnly("code-switching", "names", "cross-language", "other-languages");
        assertThat(LanguageSets.of("hi").questions())
                .extracting(LanguageSet.Asked::group)
                .containsOnly("hi");
    }

    @Test
    void aLanguageWithoutASetIsRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> LanguageSets.of("xx"))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("xx")
                .hasMessageContaining("mixed");
    }
}
