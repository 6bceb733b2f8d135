package dev.keepsake.models.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenAiCompatibleChatModelTest {

    private static final String KEY = "key-that-nobody-may-see";
    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "the secret question", "");

    private final ScriptedChatModel server = ScriptedChatModel.start();
    private final OpenAiCompatibleChatModel model = new OpenAiCompatibleChatModel(server.baseUrl(), "some-model", KEY);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsInstructionsAndMaterialAndReadsTheReplyAndItsTokens() {
        server.enqueue("Paris");

        ChatReply reply = model.chat(PROMPT, Deadline.NONE);

        assertThat(reply.text()).isEqualTo("Paris");
        assertThat(reply.inputTokens()).isPositive();
        assertThat(reply.outputTokens()).isPositive();
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
            JsonNode body = new JsonMapper().readTree(request.body());
            assertThat(body.path("model").asString()).isEqualTo("some-model");
            assertThat(body.path("messages"))
                    .extracting(message -> message.path("role").asString() + ": "
                            + message.path("content").asString())
                    .containsExactly("system: Be brief.", "user: the secret question");
            assertThat(body.has("response_format")).isFalse();
        });
    }

    @Test
    void handsOnASchemaAsItIs() {
        server.enqueue("{}");
        String schema = "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"integer\"}}, "
                + "\"required\": [\"a\"], \"additionalProperties\": false}";

        model.chat(new ChatPrompt("Be brief.", "?", schema), Deadline.NONE);

        JsonMapper json = new JsonMapper();
        JsonNode format = json.readTree(server.requests().getFirst().body()).path("response_format");
        assertThat(format.path("type").asString()).isEqualTo("json_schema");
        assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
        assertThat(format.path("json_schema").path("schema")).isEqualTo(json.readTree(schema));
    }

    @Test
    void aServerOfOnesOwnNeedsNoKey() {
        server.enqueue("Paris");

        new OpenAiCompatibleChatModel(server.baseUrl(), "some-model", null).chat(PROMPT, Deadline.NONE);

        assertThat(server.requests().getFirst().authorization()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"401, key", "404, model", "429, many requests", "500, out of order"})
    void anErrorIsNamedWithoutKeyOrTextAndNotTriedAgain(int status, String said) {
        server.enqueueBody(status, "{\"error\": {\"message\": \"" + KEY + " may not ask the secret question\"}}");

        KeepsakeException failure = failure(Deadline.NONE);

        assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(failure).hasMessageContainingAll("some-model", String.valueOf(status), said);
        assertThat(failure.getMessage()).doesNotContain(KEY, "secret");
        assertThat(failure).hasNoCause();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void nonsenseAndHangingUpAreAnUnavailableModel() {
        server.enqueueBody(200, "<html>the secret question</html>").enqueueHangUp();

        for (int i = 0; i < 2; i++) {
            KeepsakeException failure = failure(Deadline.NONE);
            assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertThat(failure.getMessage()).doesNotContain("secret");
        }
    }

    @Test
    void doesNotWaitBeyondTheDeadline() {
        server.enqueueAfter(Duration.ofMinutes(1), "Paris");

        assertThat(failure(Deadline.after(Duration.ofMillis(200))).category())
                .isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
    }

    private KeepsakeException failure(Deadline deadline) {
        return catchThrowableOfType(KeepsakeException.class, () -> model.chat(PROMPT, deadline));
    }
}
