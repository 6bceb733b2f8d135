package dev.keepsake.engine.slot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotQuestionTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Where does Ana work now?                   ; ana/works-at
            Which company did Ana Prado work for?      ; ana prado/works-at
            Where do I live?                           ; user/lives-in
            What's my favorite color these days?       ; user/favourite color
            Which dish does Ana like best?             ; ana/favourite food
            Who was Ana's previous manager?            ; ana/boss
            Who teaches Ana the cello?                 ; ana/cello teacher
            How many cars has Ana had so far?          ; ana/drives
            What is Ana's home town?                   ; ana/hometown
            What is Ana's current home town?           ; ana/lives-in
            What is my phone number?                   ; user/phone number
            """)
    void readsWhichSlotIsAskedForWheneverItIsAsked(String question, String key) {
        assertThat(SlotQuestion.keys(question)).first().isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What does Ana like to do?",
                "Why does Ana live in Lisbon?",
                "Where does Ana work out on Sundays?",
                "When did Ana move?",
                "What did Ana say about her manager?"
            })
    void whatAsksForSomethingElseAsksForNoSlot(String question) {
        assertThat(SlotQuestion.keys(question)).isEmpty();
    }

    @Test
    void whatIsKnownFromThemselvesComesFirst() {
        assertThat(SlotQuestion.keys("Where does Ana live?"))
                .containsExactly("ana/lives-in", "ana/lives-in|stated", "ana/lives-in|reported");
    }

    @Test
    void whatIsTooLongToBeAQuestionAsksForNoSlot() {
        assertThat(SlotQuestion.keys("Where does " + "ana ".repeat(100) + "live?"))
                .isEmpty();
    }
}
