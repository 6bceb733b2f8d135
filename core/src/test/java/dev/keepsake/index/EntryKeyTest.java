package dev.keepsake.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.MemoryId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryKeyTest {

    @Property
    void everyKeyReadsBackFromItsText(@ForAll long high, @ForAll long low, @ForAll @IntRange int ordinal) {
        UUID id = new UUID(high, low);
        EntryKey memory = new EntryKey.OfMemory(new MemoryId(id));
        EntryKey turn = new EntryKey.OfTurn(new TurnId(new EpisodeId(id), ordinal));

        assertThat(EntryKey.parse(memory.text())).isEqualTo(memory);
        assertThat(EntryKey.parse(turn.text())).isEqualTo(turn);
        assertThat(memory.text()).isNotEqualTo(turn.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "m:", "x:1", "t:", "t:00000000-0000-0001-0000-000000000001"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> EntryKey.parse(text)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theSpeakerStandsBeforeTheStatement() {
        assertThat(IndexText.of("Melanie", "I moved")).isEqualTo("Melanie: I moved");
        assertThat(IndexText.of(null, "I moved")).isEqualTo("I moved");
        assertThat(IndexText.of(" ", "I moved")).isEqualTo("I moved");
    }
}
