package dev.keepsake.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("system", "user", "");

    private final ScriptedModel model = new ScriptedModel();

    @Test
    void saysWhatItWasToldAndRemembersWhatItWasAsked() {
        model.enqueue("first").enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE).enqueue("third");

        assertThat(model.chat(PROMPT, Deadline.NONE).text()).isEqualTo("first");
        assertThatThrownBy(() -> model.chat(PROMPT, Deadline.NONE)).isInstanceOf(KeepsakeException.class);
        assertThat(model.chat(PROMPT, Deadline.NONE).text()).isEqualTo("third");
        assertThat(model.prompts()).containsExactly(PROMPT, PROMPT, PROMPT);
    }

    @Test
    void failsTheTestWhenItsScriptIsOver() {
        assertThatThrownBy(() -> model.chat(PROMPT, Deadline.NONE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void givesUpAfterTheDeadlineAndKeepsItsAnswer() {
        model.enqueue("first");

        assertThatThrownBy(() -> model.chat(PROMPT, Deadline.after(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
        assertThat(model.chat(PROMPT, Deadline.NONE).text()).isEqualTo("first");
    }
}
