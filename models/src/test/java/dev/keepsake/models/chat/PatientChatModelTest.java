package dev.keepsake.models.chat;

import dev.keepsake.models.provider.Patience;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientChatModelTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "");
    private static final Patience SHORT =
            new Patience(2, Duration.ofMillis(1), Duration.ofMillis(2), 3, Duration.ofHours(1));

    private final ScriptedChatModel server = ScriptedChatModel.start();
    private final PatientChatModel model =
            new PatientChatModel(new OpenAiCompatibleChatModel(server.baseUrl(), "some-model", null), SHORT);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatMayPassIsTriedAgain() {
        server.enqueueStatus(429).enqueueHangUp().enqueue("Paris");

        assertThat(model.chat(PROMPT, Deadline.NONE).text()).isEqualTo("Paris");
        assertThat(server.requests()).hasSize(3);
    }

    @Test
    void aWrongKeyIsNot() {
        server.enqueueStatus(401);

        assertThat(failure()).hasMessageContaining("401");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whoFailsAgainAndAgainIsLetBe() {
        for (int i = 0; i < 3; i++) {
            server.enqueueStatus(503);
        }

        assertThat(failure()).hasMessageContaining("503");
        KeepsakeException spared = failure();

        assertThat(spared.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(spared).hasMessageContaining("was not asked");
        assertThat(server.requests()).hasSize(3);
    }

    private KeepsakeException failure() {
        return catchThrowableOfType(KeepsakeException.class, () -> model.chat(PROMPT, Deadline.NONE));
    }
}
