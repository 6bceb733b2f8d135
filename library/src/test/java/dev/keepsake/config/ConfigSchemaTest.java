package dev.keepsake.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor says of a file. */
class ConfigSchemaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.readTree(ConfigSchema.text()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port: 8888",
                "port: \"8888\"",
                "chat: openai/gpt-5-mini",
                "embedder: e5-small-v2-q",
                "chat: {provider: openai, key: {env: OPENAI_API_KEY}, temperature: 0.2, timeout: 90, pictures: on}",
                "chat: {provider: ollama, fallback: [groq/llama, {provider: ollama, model: m, key: k}]}",
                "chat: {provider: ollama, fallback: \"groq/llama,ollama/m\"}",
                "chat:",
                "api-key: {file: /run/secrets/key}",
                "egress: {allow: [api.openai.com]}",
                "egress: {allow: nowhere}",
                "egress: {allow: \"api.openai.com, *.example.org, localhost:11434\"}",
                "media: {fetch: [public, files.intern]}",
                "cors-origins: \"*\"",
                "cors-origins: [\"https://app.example.org\", \"http://localhost:3000\"]",
                "cors-origins: \"https://a.example.org, https://b.example.org\"",
                "api-key: {key-vault: \"https://my-vault.vault.azure.net/secrets/s\"}",
                "shutdown-grace: 20s",
                "telemetry: {traces: \"http://localhost:4318\", headers: {authorization: {env: A}}}"
            })
    void acceptsWhatCanBeMeant(String yaml) {
        assertThat(errors(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prot: 8888",
                "port: 70000",
                "port: [1]",
                "chat: {provider: opnai}",
                "chat: {modle: x}",
                "chat: {temperature: 5}",
                "chat: {key: {vault: x}}",
                "chat: {key: {env: A, file: B}}",
                "chat: {url: localhost}",
                "chat: {pictures: maybe}",
                "chat: {price: cheap}",
                "chat: {fallback: [{modle: m}]}",
                "embedder: {temperature: 0.2}",
                "egress: api.openai.com",
                "egress: {allow: [\"https://api.openai.com/v1\"]}",
                "media: {fetch: \"https://files.example.org/x\"}",
                "cors-origins: [app.example.org]",
                "api-key: {env: sk-proj-abc}",
                "api-key: {key-vault: my-vault}",
                "shutdown-grace: soon",
                "llm: {provider: openai}"
            })
    void marksWhatCannot(String yaml) {
        assertThat(errors(yaml)).isNotEmpty();
    }

    @Test
    void describesEverySettingAndIsTheSameEachTime() {
        JsonNode schema = JSON.readTree(ConfigSchema.text());

        for (Setting<?> setting : Settings.all()) {
            JsonNode properties = setting.section().isEmpty()
                    ? schema.path("properties")
                    : schema.path("properties").path(setting.section()).path("properties");
            assertThat(properties.path(setting.name()).path("description").asString())
                    .isEqualTo(setting.meaning());
        }
        assertThat(ConfigSchema.text()).isEqualTo(ConfigSchema.text());
    }

    private static List<Error> errors(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.<JsonNode>valueToTree(read));
    }
}
