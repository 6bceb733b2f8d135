package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConfigCommandsTest {

    @TempDir
    private Path directory;

    private Workbench bench;

    @BeforeEach
    void open() {
        bench = new Workbench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void whatCanBeUsedIsSaidSo() {
        Workbench.Answer answer = bench.ok("config", "check");

        assertThat(answer.out()).isEqualToIgnoringNewLines("The configuration can be used");
        assertThat(bench.ok("config", "check", "--json").out().strip()).isEqualTo("{\"problems\":[],\"remarks\":[]}");
    }

    @Test
    void problemsArePrintedWithTheirPlaceAndTheirCure() {
        bench.environment.put("KEEPSAKE_PORT", "http");

        Workbench.Answer answer = bench.run("config", "check");

        assertThat(answer.exitCode()).isEqualTo(5);
        assertThat(answer.out().lines())
                .containsExactly(
                        "problem  KEEPSAKE_PORT  port",
                        "         a whole number from 0 to 65535 is expected, got \"http\"",
                        "         -> write it like 8888");
    }

    @Test
    void showSaysWhatCountsAndWhoSaidSo() throws IOException {
        Files.writeString(directory.resolve("keepsake.yaml"), "port: 1\nchat: openai/gpt-5-mini\n");
        bench.environment.put("KEEPSAKE_HOST", "0.0.0.0");
        bench.environment.put("OPENAI_API_KEY", "sk-topsecret");

        String shown = bench.ok("config", "show", "--set", "port=2").out();

        assertThat(shown.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "KEY VALUE FROM",
                        "host 0.0.0.0 KEEPSAKE_HOST",
                        "port 2 --set port",
                        "chat.provider openai keepsake.yaml:2",
                        "chat.model gpt-5-mini keepsake.yaml:2",
                        "chat.key (hidden, from OPENAI_API_KEY) OPENAI_API_KEY");
        assertThat(values(bench.ok("config", "show", "--json", "--defaults")))
                .contains("data=" + directory.resolve("keepsake-data") + " default", "jobs.first-wait=5s default");
    }

    @Test
    void showAsksNoVault() {
        bench.environment.put("KEEPSAKE_CHAT", "openai");
        bench.environment.put("KEEPSAKE_CHAT_KEY", "key-vault:https://none.vault.azure.net/secrets/key");

        assertThat(values(bench.ok("config", "show", "--json")))
                .contains(
                        "chat.key=(hidden, from the Key Vault at https://none.vault.azure.net/secrets/key) KEEPSAKE_CHAT_KEY");
    }

    @Test
    void explainSaysAllThereIsToKnow() {
        assertThat(bench.ok("config", "explain", "chat.api-version").out())
                .contains(
                        "The version of Azure's interface",
                        "KEEPSAKE_CHAT_API_VERSION",
                        "LLM_AZURE_API_VERSION",
                        "--set chat.api-version=...",
                        "azure_openai, azure_openai_structured",
                        "chat:\n    api-version: 2024-10-21".replace("\n", System.lineSeparator()));
        assertThat(bench.ok("config", "explain", "KEEPSAKE_PORT").out()).contains("8888");
        assertThat(bench.ok("config", "explain", "egress").out())
                .contains("egress.allow")
                .doesNotContain("chat.model");
        assertThat(bench.ok("config", "explain", "chat.key", "--json")
                        .json()
                        .path("variable")
                        .asString())
                .isEqualTo("KEEPSAKE_CHAT_KEY");
    }

    @Test
    void explainNamesTheNearestOfWhatIsUnknown() {
        Workbench.Answer slip = bench.run("config", "explain", "chat.temprature");
        Workbench.Answer half = bench.run("config", "explain", "model");

        assertThat(slip.exitCode()).isEqualTo(3);
        assertThat(slip.err()).contains("did you mean chat.temperature?");
        assertThat(half.err()).contains("did you mean chat.model, embedder.model, reranker.model?");
    }

    @Test
    void theSchemaIsJson() {
        assertThat(bench.ok("config", "schema").json().path("properties").has("chat"))
                .isTrue();
    }

    @Test
    void aSetWithoutAValueIsAUsageError() {
        Workbench.Answer answer = bench.run("config", "check", "--set", "port");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("KEY=VALUE");
    }

    @Test
    void anySettingIsAFlagOfAnyCommand() {
        bench.ok("add", "One", "--user", "ada", "--no-infer", "--set", "project=blue");

        assertThat(bench.ok("list", "--user", "ada", "--json", "--project", "blue")
                        .json()
                        .at("/total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatComesFromMem0CanBeUsed() throws IOException {
        bench.input = """
                {"llm": {"provider": "azure_openai", "config": {"model": "gpt-4o", "temperature": 0.1, "max_tokens": 2000,
                    "azure_kwargs": {"api_key": "azure-topsecret", "azure_deployment": "gpt", "api_version": "2024-10-21",
                    "azure_endpoint": "https://mine.openai.azure.com"}}},
                 "embedder": {"provider": "ollama", "config": {"model": "nomic-embed-text", "embedding_dims": 768,
                    "ollama_base_url": "http://localhost:11434"}},
                 "vector_store": {"provider": "qdrant", "config": {"embedding_model_dims": 1536}},
                 "version": "v1.1"}
                """;

        Workbench.Answer imported = bench.ok("config", "import-mem0", "-", "--output", "keepsake.yaml");

        assertThat(imported.out()).isEmpty();
        assertThat(imported.err()).doesNotContain("topsecret").contains("vector_store", "keepsake import");
        assertThat(Files.readString(directory.resolve("keepsake.yaml"))).doesNotContain("topsecret");
        assertThat(bench.run("config", "check").out()).contains("LLM_AZURE_OPENAI_API_KEY is not set");
        bench.environment.put("LLM_AZURE_OPENAI_API_KEY", "azure-topsecret");
        assertThat(bench.run("config", "check").out()).isEqualToIgnoringNewLines("The configuration can be used");
        assertThat(values(bench.ok("config", "show", "--json")))
                .contains(
                        "chat.provider=azure_openai keepsake.yaml:3",
                        "chat.deployment=gpt keepsake.yaml:8",
                        "chat.maximum-reply=2000 keepsake.yaml:6",
                        "embedder.dimensions=768 keepsake.yaml:14");
    }

    @Test
    void secretsComeOverWhenThatIsSaid() {
        bench.input = """
                {"llm": {"provider": "openai", "config": {"api_key": "topsecret"}}}""";

        assertThat(bench.ok("config", "import-mem0").out()).contains("key: {env: OPENAI_API_KEY}");
        Workbench.Answer with = bench.ok("config", "import-mem0", "--with-secrets");

        assertThat(with.out()).contains("key: topsecret");
        assertThat(with.err()).doesNotContain("topsecret");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatHasSecretsInItIsNobodyElsesToRead() throws IOException {
        bench.input = """
                {"llm": {"provider": "openai", "config": {"api_key": "topsecret"}}}""";

        bench.ok("config", "import-mem0", "--with-secrets", "--output", "taken.yaml");

        assertThat(directory.resolve("taken.yaml")).content().contains("key: topsecret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("taken.yaml"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsThereIsNotOverwrittenAndWhatIsNoJsonIsRefused() throws IOException {
        Files.writeString(directory.resolve("keepsake.yaml"), "port: 1\n");
        bench.input = "{}";

        assertThat(bench.run("config", "import-mem0", "--output", "keepsake.yaml")
                        .exitCode())
                .isEqualTo(2);
        assertThat(Files.readString(directory.resolve("keepsake.yaml"))).isEqualTo("port: 1\n");
        bench.input = "{'llm': {'provider': 'openai', 'api_key': 'topsecret'}}";
        Workbench.Answer python = bench.run("config", "import-mem0");
        assertThat(python.exitCode()).isEqualTo(2);
        assertThat(python.err()).contains("json.dumps").doesNotContain("topsecret");
        assertThat(bench.run("config", "import-mem0", "gone.json").exitCode()).isEqualTo(3);
    }

    private static List<String> values(Workbench.Answer answer) {
        return StreamSupport.stream(answer.json().path("values").spliterator(), false)
                .map((JsonNode value) ->
                        value.path("key").asString() + "=" + value.path("value").asString() + " "
                                + value.path("from").asString())
                .toList();
    }
}
