package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.time.Deadline;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long a model may reason, in the words of each provider that has its own; those of OpenAI's protocol share one. */
class EffortTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "{\"type\": \"object\"}");

    private ProviderServer server;

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.violations()).isEmpty();
    }

    private ChatModel open(Provider provider, String name, String effort) {
        server = ProviderServer.start(new ChatCase(provider).format(), new PublishedSchemas());
        ModelSettings settings = ModelSettings.of(provider, name)
                .withUrl(server.url())
                .withKey("key")
                .withSampling(new Sampling(null, null, null, null, null, effort));
        return ChatModelCatalogue.open(List.of(settings), Outgoing.UNWATCHED).orElseThrow();
    }

    private JsonNode sent(int request) {
        return new JsonMapper().readTree(server.requests().get(request).body());
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, claude-sonnet-4-6, low, /output_config/effort, low",
        "ANTHROPIC, claude-sonnet-4-6, max, /output_config/effort, max",
        "OLLAMA, gpt-oss:20b, high, /think, high",
        "OLLAMA, qwen3, low, /think, true",
        "OLLAMA, qwen3, none, /think, false",
        "GEMINI, gemini-3-pro, low, /generationConfig/thinkingConfig/thinkingLevel, LOW",
        "GEMINI, gemini-2.5-flash, medium, /generationConfig/thinkingConfig/thinkingBudget, 8192",
        "OPENAI, gpt-5-mini, minimal, /reasoning_effort, minimal"
    })
    void isToldInTheProvidersWords(Provider provider, String name, String effort, String place, String value) {
        try (ChatModel model = open(provider, name, effort)) {
            server.says("{}");

            assertThat(model.chat(PROMPT, Deadline.NONE).text()).isEqualTo("{}");
        }

        assertThat(sent(0).at(place).asString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "ANTHROPIC, claude-3-5-haiku-latest, low, /output_config/effort, This model does not support the effort parameter.",
        "OLLAMA, llama3.1, low, /think, llama3.1 does not support thinking",
        "GEMINI, gemini-2.0-flash, low, /generationConfig/thinkingConfig, Thinking is not supported by this model"
    })
    void whoRefusesToHearItIsNotToldAgain(Provider provider, String name, String effort, String place, String words) {
        try (ChatModel model = open(provider, name, effort)) {
            String error = new JsonMapper().writeValueAsString(words);
            server.then(new Answer.Raw(400, "{\"error\": {\"message\": " + error + "}}"))
                    .says("{}")
                    .says("{}");

            model.chat(PROMPT, Deadline.NONE);
            model.chat(PROMPT, Deadline.NONE);
        }

        assertThat(sent(0).at(place).isMissingNode()).isFalse();
        assertThat(sent(1).at(place).isMissingNode()).isTrue();
        assertThat(sent(2).at(place).isMissingNode()).isTrue();
        assertThat(server.requests()).hasSize(3);
    }
}
