package dev.keepsake.config.mem0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.mem0.Note.Outcome;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mem0ImportTest {

    @TempDir
    private Path directory;

    @Test
    void everyKeyIsAccountedFor() {
        Imported imported = Mem0Import.read("""
                {"llm": {"provider": "openai_structured", "config": {"model": "gpt-5-mini", "temperature": 0.2, "max_tokens": 1500,
                    "top_p": 0.3, "enable_vision": true, "vision_details": "auto", "reasoning_effort": "low",
                    "openai_base_url": "https://proxy.example.org/v1", "ollama_base_url": "http://localhost:11434",
                    "http_client_proxies": null, "temprature": 3}},
                 "embedder": {"provider": "fastembed", "config": {"model": "thenlper/gte-large"}},
                 "reranker": {"provider": "cohere", "config": {"model": "rerank-v3.5", "api_key": "topsecret", "top_k": 5}},
                 "vector_store": {"provider": "pgvector", "config": {"embedding_model_dims": 1024}},
                 "graph_store": {"provider": "neo4j"}, "history_db_path": "/tmp/h.db", "version": "v1.1",
                 "custom_instructions": "Only food.", "custom_update_memory_prompt": "x", "vecter_store": {}}
                """, false);

        assertThat(imported.yaml()).isEqualTo("""
                # Taken over from Mem0 by 'keepsake config import-mem0'.
                chat:
                  provider: openai_structured
                  model: gpt-5-mini
                  temperature: 0.2
                  maximum-reply: 1500
                  top-p: 0.3
                  pictures: on
                  effort: low
                  url: "https://proxy.example.org/v1"
                embedder:
                  provider: local
                reranker:
                  provider: cohere
                  model: rerank-v3.5
                  key: {env: COHERE_API_KEY}
                """);
        assertThat(keys(imported, Outcome.TAKEN))
                .containsExactly(
                        "llm.provider",
                        "llm.config.model",
                        "llm.config.temperature",
                        "llm.config.top_p",
                        "reranker.provider",
                        "reranker.config.model");
        assertThat(keys(imported, Outcome.RENAMED))
                .containsExactly(
                        "llm.config.max_tokens",
                        "llm.config.enable_vision",
                        "llm.config.reasoning_effort",
                        "llm.config.openai_base_url",
                        "embedder.provider",
                        "reranker.config.api_key",
                        "custom_instructions");
        assertThat(keys(imported, Outcome.IGNORED))
                .containsExactly(
                        "llm.config.vision_details",
                        "llm.config.http_client_proxies",
                        "embedder.config.model",
                        "reranker.config.top_k",
                        "vector_store",
                        "vector_store.config.embedding_model_dims",
                        "graph_store",
                        "history_db_path",
                        "version");
        assertThat(keys(imported, Outcome.REFUSED))
                .containsExactly(
                        "llm.config.ollama_base_url",
                        "llm.config.temprature",
                        "custom_update_memory_prompt",
                        "vecter_store");
        assertThat(imported.notes().toString())
                .contains("did you mean temperature?", "did you mean vector_store?")
                .doesNotContain("topsecret", "Only food");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1536})
    void dimensionsThatTheModelCannotHaveAreRefused(int dimensions) {
        Imported imported = Mem0Import.read(
                "{\"embedder\": {\"provider\": \"ollama\", \"config\": {\"embedding_dims\": " + dimensions + "}}}",
                false);

        assertThat(imported.yaml()).doesNotContain("dimensions");
        assertThat(imported.notes().toString())
                .contains("it is " + dimensions + ", and nomic-embed-text makes vectors of at most 768 numbers");
        assertThat(keys(imported, Outcome.RENAMED)).doesNotContain("embedder.config.embedding_dims");
    }

    @Test
    void fewerDimensionsThanTheModelCanMakeAreTaken() {
        Imported imported = Mem0Import.read("""
                {"embedder": {"provider": "openai", "config": {"model": "text-embedding-3-large", "embedding_dims": 1024}}}""", false);

        assertThat(imported.yaml()).contains("dimensions: 1024");
    }

    @Test
    void googlesKeysMeanVertexWhereTheySaySo() {
        Imported imported = Mem0Import.read("""
                {"llm": {"provider": "gemini", "config": {"vertexai": true, "project": "my-project", "location": "europe-west4"}}}""", false);

        assertThat(imported.yaml())
                .contains("  provider: vertexai\n  cloud-project: my-project\n  location: europe-west4\n");
    }

    @Test
    void whatIsAnObjectInPythonCannotComeOver() {
        Imported imported = Mem0Import.read("""
                {"llm": {"provider": "langchain", "config": {}}, "embedder": {"provider": "opnai"}}""", false);

        assertThat(imported.yaml()).doesNotContain("chat:", "embedder:");
        assertThat(imported.notes().toString()).contains("given in Java", "did you mean openai?");
    }

    @Test
    void whatMem0WouldDoUnsaidIsSaid() {
        assertThat(Mem0Import.read("{}", false).notes().toString())
                .contains("Mem0 would ask OpenAI's gpt-5-mini", "whatever llm says");
    }

    @Test
    void theVariablesOfTheServerComeOverToo() throws IOException {
        Imported imported = Mem0Import.read("""
                # Mem0's server
                OPENAI_API_KEY="sk-topsecret"
                export MEM0_DEFAULT_LLM_MODEL=gpt-4o
                ADMIN_API_KEY=admin-topsecret
                POSTGRES_HOST=postgres
                MEM0_TELEMETRY=true
                JWT_SECRET=other-topsecret
                """, false);

        assertThat(imported.yaml())
                .contains("api-key: {env: ADMIN_API_KEY}", "model: gpt-4o", "key: {env: OPENAI_API_KEY}");
        assertThat(imported.toString()).doesNotContain("topsecret");
        assertThat(checked(imported, Map.of("OPENAI_API_KEY", "sk-topsecret", "ADMIN_API_KEY", "admin-topsecret"))
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anthropic ANTHROPIC_API_KEY",
                "gemini GOOGLE_API_KEY",
                "groq GROQ_API_KEY",
                "together TOGETHER_API_KEY",
                "deepseek DEEPSEEK_API_KEY",
                "minimax MINIMAX_API_KEY",
                "xai XAI_API_KEY",
                "sarvam SARVAM_API_KEY",
                "mistral MISTRAL_API_KEY",
                "vllm VLLM_API_KEY",
                "google GOOGLE_API_KEY"
            })
    void everyProviderThatTakesAKeyCanBeUsedOnceItsVariableIsSet(String providerAndVariable) throws IOException {
        String[] words = providerAndVariable.split(" ", -1);
        Imported imported = Mem0Import.read(
                "{\"llm\": {\"provider\": \"" + words[0]
                        + "\", \"config\": {\"api_key\": \"some-secret-key\", \"temperature\": 0.1}}}",
                false);

        Configuration found = checked(imported, Map.of(words[1], "some-secret-key"));

        assertThat(found.problems()).isEmpty();
        assertThat(found.require().chat().models().getFirst().access().key()).isEqualTo("some-secret-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'provider': 'ollama', 'config': {'model': 'llama3.1:70b', 'ollama_base_url': 'http://localhost:11434'}}",
                "{'provider': 'lmstudio', 'config': {'lmstudio_base_url': 'http://localhost:1234/v1'}}",
                "{'provider': 'vllm', 'config': {'vllm_base_url': 'http://localhost:8000/v1', 'top_p': 0.1}}",
                "{'provider': 'litellm', 'config': {'model': 'gpt-5-mini'}}",
                "{'provider': 'aws_bedrock', 'config': {'aws_region': 'us-west-2', 'max_tokens': 2000}}",
                "{'provider': 'gemini', 'config': {'vertexai': true, 'project': 'p', 'location': 'europe-west4'}}",
                "{'provider': 'azure_openai_structured', 'config': {'model': 'gpt-4o', 'azure_kwargs': {'azure_deployment': 'gpt',"
                        + " 'azure_endpoint': 'https://mine.openai.azure.com', 'api_version': '2024-10-21'}}}"
            })
    void theOthersCanBeUsedAsTheyCome(String model) throws IOException {
        Imported imported = Mem0Import.read("{\"llm\": " + model.replace('\'', '"') + "}", false);

        assertThat(imported.notes()).noneMatch(note -> note.outcome() == Outcome.REFUSED);
        assertThat(checked(imported, Map.of()).problems()).isEmpty();
        assertThat(checked(imported, Map.of()).require().chat().models()).hasSize(1);
    }

    @Test
    void aValueThatYamlWouldTakeForSomethingElseStaysWhatItIs() throws IOException {
        Imported imported = Mem0Import.read("""
                {"llm": {"provider": "ollama", "config": {"model": "odd: name #1 \\"x\\"", "ollama_base_url": "http://localhost:11434"}}}""", false);

        assertThat(checked(imported, Map.of())
                        .require()
                        .chat()
                        .models()
                        .getFirst()
                        .model())
                .isEqualTo("odd: name #1 \"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"llm\": {}, \"llm\": {}}", "not json", "{'llm': None}"})
    void whatIsNoDictionaryIsRefused(String text) {
        assertThatThrownBy(() -> Mem0Import.read(text, false)).isInstanceOf(KeepsakeException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'llm': 'openai'} | llm: a section",
                "{'llm': {'provider': {'a': 1}}} | llm.provider: the name of a provider",
                "{'llm': {'provider': 'openai', 'config': 'x'}} | llm.config: a section",
                "{'llm': {'provider': 'openai', 'config': {'api_key': {'x': 1}}}} | llm.config.api_key: a text",
                "{'llm': {'provider': 'openai', 'config': {'model': ['a']}}} | llm.config.model: one value",
                "{'llm': {'provider': 'openai', 'config': {'default_headers': {'a': {'b': 1}}}}} | llm.config.default_headers",
                "{'embedder': {'provider': 'openai', 'config': {'model': {}, 'embedding_dims': 3}}} | embedder.config.model",
                "{'reranker': 7} | reranker: a section",
                "{'reranker': {'provider': 'cohere', 'config': {'api_key': [1]}}} | reranker.config.api_key: a text"
            })
    void whatHasAnotherFormThanMem0sIsRefusedAndNamed(String config, String refused) {
        for (boolean withSecrets : new boolean[] {true, false}) {
            assertThat(Mem0Import.read(config.replace('\'', '"'), withSecrets).notes())
                    .filteredOn(note -> note.outcome() == Outcome.REFUSED)
                    .singleElement()
                    .asString()
                    .startsWith(refused);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1536.5", "1e30", "-1", "1e400"})
    void aDimensionThatIsNoneIsFoundWhenTheFileIsRead(String dimension) throws IOException {
        Imported imported = Mem0Import.read(
                "{\"embedder\": {\"provider\": \"openai\", \"config\": {\"embedding_dims\": " + dimension + "}}}",
                false);

        assertThat(imported.notes()).extracting(Note::key).contains("embedder.config.embedding_dims");
    }

    private Configuration checked(Imported imported, Map<String, String> environment) throws IOException {
        Files.writeString(directory.resolve("keepsake.yaml"), imported.yaml());
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()));
    }

    private static List<String> keys(Imported imported, Outcome outcome) {
        return imported.notes().stream()
                .filter(note -> note.outcome() == outcome)
                .map(Note::key)
                .toList();
    }
}
