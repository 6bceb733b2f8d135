package dev.keepsake.models.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server is heard about, and models of LangChain4j's that are given as they are. */
class LangChainChatModelTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "");
    private static final ChatPrompt BOUND = new ChatPrompt("Be brief.", "?", "{\"type\": \"object\"}");
    private static final Sampling WISHES = new Sampling(0.5, 0.9, null, 300, null, "low");

    private final ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.violations()).isEmpty();
    }

    private LangChainChatModel open(String model) {
        Patience once = new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 9, Duration.ofHours(1));
        ModelSettings settings = ModelSettings.of(Provider.OPENAI, model)
                .withUrl(server.url())
                .withKey("key")
                .withSampling(WISHES)
                .withLimits(Limits.STANDARD.withPatience(once));
        return ProviderChatModels.open(settings, model, Outgoing.UNWATCHED);
    }

    private void refuses(String parameter) {
        server.then(new Answer.Raw(
                400,
                "{\"error\": {\"message\": \"Unsupported parameter: '" + parameter
                        + "' is not supported with this model.\", \"type\": \"invalid_request_error\"}}"));
    }

    private JsonNode sent(int request) {
        return new JsonMapper().readTree(server.requests().get(request).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-5-mini", "gpt-6", "o3", "o4-mini", "o5", "o1-preview", "openai/gpt-5"})
    void aModelThatReasonsByItsNameIsToldOnlyHowLong(String name) {
        server.says("Paris");

        open(name).chat(PROMPT, Deadline.NONE);

        assertThat(sent(0).has("temperature")).isFalse();
        assertThat(sent(0).has("top_p")).isFalse();
        assertThat(sent(0).has("max_tokens")).isFalse();
        assertThat(sent(0).path("max_completion_tokens").asInt()).isEqualTo(300);
        assertThat(sent(0).path("reasoning_effort").asString()).isEqualTo("low");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gpt-4o", "gpt-5-chat-latest", "gpt-oss-120b", "llama-3.3-70b-versatile", "olmo-2", "phi-o3"})
    void othersAreToldHowToChooseTheirWords(String name) {
        server.says("Paris");

        open(name).chat(PROMPT, Deadline.NONE);

        assertThat(sent(0).path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(sent(0).path("max_tokens").asInt()).isEqualTo(300);
    }

    @Test
    void whatAServerRefusesByNameIsLeftOutFromThenOnAndNothingElse() {
        refuses("temperature");
        refuses("reasoning_effort");
        refuses("max_completion_tokens");
        server.says("{}").says("{}");
        LangChainChatModel model = open("some-model");

        model.chat(BOUND, Deadline.NONE);
        model.chat(BOUND, Deadline.NONE);

        for (ProviderRequest request : server.requests().subList(3, 5)) {
            JsonNode sent = new JsonMapper().readTree(request.body());
            assertThat(sent.has("temperature")).isFalse();
            assertThat(sent.has("reasoning_effort")).isFalse();
            assertThat(sent.has("max_tokens")).isFalse();
            assertThat(sent.path("max_completion_tokens").asInt()).isEqualTo(300);
            assertThat(sent.at("/response_format/type").asString()).isEqualTo("json_schema");
        }
    }

    @Test
    void aServerThatTakesNeitherSchemasNorJsonModeIsToldTheSchema() {
        server.status(400).status(422).says("{}");

        open("some-model").chat(BOUND, Deadline.NONE);

        assertThat(sent(1).at("/response_format/type").asString()).isEqualTo("json_object");
        assertThat(sent(2).has("response_format")).isFalse();
        assertThat(sent(2).at("/messages/0/content").asString()).contains("{\"type\": \"object\"}");
    }

    @Test
    void aRefusalThatStaysOneTeachesNothing() {
        server.status(400).status(400).status(400).says("{}");
        LangChainChatModel model = open("some-model");

        assertThat(catchThrowableOfType(KeepsakeException.class, () -> model.chat(BOUND, Deadline.NONE))
                        .category())
                .isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        model.chat(BOUND, Deadline.NONE);

        assertThat(sent(3).at("/response_format/type").asString()).isEqualTo("json_schema");
    }

    @Test
    void oneConnectionServesManyCalls() {
        LangChainChatModel model = open("some-model");
        for (int call = 0; call < 5; call++) {
            server.says("Paris");
            model.chat(PROMPT, Deadline.NONE);
        }

        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void anyModelOfLangChainsIsAskedInItsOwnWay() {
        List<ChatRequest> asked = new ArrayList<>();
        LangChainChatModel model =
                LangChainChatModel.around(new Given(asked, Set.of()), "my-model", Limits.STANDARD, false);

        assertThat(model.chat(BOUND, Deadline.NONE).text()).isEqualTo("{}");
        assertThat(model.name()).isEqualTo("my-model");
        assertThat(model.chat(BOUND, Deadline.NONE).model()).isEqualTo("my-model");
        // It cannot be told to answer in JSON, which is found out once.
        assertThat(asked).hasSize(3);
        assertThat(asked.getLast().responseFormat()).isNull();
        assertThat(asked.getLast().messages().getFirst().toString()).contains("JSON schema");
    }

    @Test
    void oneThatTakesSchemasIsGivenThem() {
        List<ChatRequest> asked = new ArrayList<>();
        LangChainChatModel model = LangChainChatModel.around(
                new Given(asked, Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA)), "my-model", Limits.STANDARD, false);

        model.chat(BOUND, Deadline.NONE);

        assertThat(asked)
                .singleElement()
                .satisfies(request ->
                        assertThat(request.responseFormat().jsonSchema().name()).isEqualTo("reply"));
    }

    private record Given(List<ChatRequest> asked, Set<Capability> supportedCapabilities) implements ChatModel {

        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.add(request);
            ResponseFormat format = request.responseFormat();
            if (format != null && format.jsonSchema() == null) {
                throw new UnsupportedFeatureException("JSON response format");
            }
            return ChatResponse.builder().aiMessage(AiMessage.from("{}")).build();
        }
    }
}
