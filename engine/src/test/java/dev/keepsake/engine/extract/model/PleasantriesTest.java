package dev.keepsake.engine.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PleasantriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi!",
                "Good morning, how are you?",
                "Thanks so much, that's all for now. Bye!",
                "OK, got it.",
                "\ud83d\udc4d\ud83d\udc4d",
                "Hola, buenos d\u00edas",
                "Merci beaucoup, \u00e0 bient\u00f4t !",
                "Danke sch\u00f6n, bis morgen!",
                "Obrigada, tchau",
                "Grazie mille, arrivederci",
                "\u0421\u043f\u0430\u0441\u0438\u0431\u043e, \u043f\u043e\u043a\u0430!",
                "\u4f60\u597d\u8c22\u8c22\u518d\u89c1",
                "\u3042\u308a\u304c\u3068\u3046\u3054\u3056\u3044\u307e\u3059\u3002",
                "\uac10\uc0ac\ud569\ub2c8\ub2e4"
            })
    void saysNothing(String text) {
        assertThat(Pleasantries.nothingElse(List.of(turn(Role.USER, text)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.",
                "No, thanks.",
                "Thanks, Maria!",
                "Hi, I'm Tom.",
                "Good morning from Lisbon",
                "I'm fine with dogs",
                "42",
                "Danke, ich bin Vegetarier",
                "\u6211\u53eb\u674e\u660e",
                "Please call me at noon",
                "How can I help you?"
            })
    void saysSomething(String text) {
        assertThat(Pleasantries.nothingElse(List.of(turn(Role.USER, text)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You're welcome! Is there anything else I can help you with?",
                "Hello! How can I assist you today?"
            })
    void assistantsHaveMoreWaysToSayNothing(String text) {
        assertThat(Pleasantries.nothingElse(List.of(turn(Role.ASSISTANT, text))))
                .isTrue();
    }

    private static Turn turn(Role role, String text) {
        TurnId id = new TurnId(new EpisodeId(new UUID(0, 1)), 0);
        return new Turn(id, role, null, text, Instant.EPOCH, "identity", Attributes.NONE);
    }
}
