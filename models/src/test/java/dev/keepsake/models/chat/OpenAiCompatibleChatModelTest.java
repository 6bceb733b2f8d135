package dev.keepsake.models.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.conversation.PictureDetail;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.Picture;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.List;
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
    void aServerThatRefusesSchemasIsAskedForJsonFromThenOn() {
        server.enqueueStatus(400).enqueue("{}").enqueue("{}");
        ChatPrompt prompt = new ChatPrompt("Be brief.", "?", "{\"type\": \"object\"}");

        assertThat(model.chat(prompt, Deadline.NONE).text()).isEqualTo("{}");
        model.chat(prompt, Deadline.NONE);

        assertThat(server.requests())
                .extracting(request -> new JsonMapper()
                        .readTree(request.body())
                        .path("response_format")
                        .path("type")
                        .asString())
                .containsExactly("json_schema", "json_object", "json_object");
    }

    @Test
    void aModelThatCallsTheLongestReplyOtherwiseIsAskedSo() {
        server.enqueueBody(
                        400,
                        "{\"error\": {\"message\": \"Use 'max_completion_tokens' instead of 'max_tokens'.\","
                                + " \"type\": \"invalid_request_error\"}}")
                .enqueue("Paris");

        model.chat(new ChatPrompt("Be brief.", "?", "", List.of(), 99), Deadline.NONE);

        JsonMapper json = new JsonMapper();
        assertThat(json.readTree(server.requests().getFirst().body())
                        .path("max_tokens")
                        .asInt())
                .isEqualTo(99);
        JsonNode second = json.readTree(server.requests().getLast().body());
        assertThat(second.path("max_completion_tokens").asInt()).isEqualTo(99);
        assertThat(second.has("max_tokens")).isFalse();
    }

    @Test
    void saysWhatWasCachedAndThatTheReplyWasCutShort() {
        server.enqueueCutShort("Par", 11);

        ChatReply reply = model.chat(PROMPT, Deadline.NONE);

        assertThat(reply.cutShort()).isTrue();
        assertThat(reply.cachedTokens()).isEqualTo(11);
    }

    @Test
    void picturesTravelBesideTheText() {
        server.enqueue("A cat.");
        Picture picture = new Picture("image/png", new byte[] {1, 2, 3}, PictureDetail.LOW);

        model.chat(new ChatPrompt("Be brief.", "What is this?", "", List.of(picture), null), Deadline.NONE);

        JsonNode parts = new JsonMapper()
                .readTree(server.requests().getFirst().body())
                .path("messages")
                .get(1)
                .path("content");
        assertThat(parts.get(0).path("text").asString()).isEqualTo("What is this?");
        assertThat(parts.get(1).path("image_url").path("url").asString()).isEqualTo("data:image/png;base64,AQID");
        assertThat(parts.get(1).path("image_url").path("detail").asString()).isEqualTo("low");
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
