package dev.keepsake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.config.ConfigSources.Flag;
import dev.keepsake.egress.Egress;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

    @TempDir
    private Path directory;

    @Test
    void withoutAnythingTheDefaultsHold() {
        KeepsakeConfig config = read(Map.of()).require();

        assertThat(config.data()).isEqualTo(directory.resolve("keepsake-data"));
        assertThat(config.remote()).isFalse();
        assertThat(config.client().apiKey()).isNull();
        assertThat(config.project().value()).isEqualTo("default");
        assertThat(config.chat().models()).isEmpty();
        assertThat(config.embedder()).isEqualTo(ModelSettings.of(Provider.LOCAL, "e5-small-v2-q"));
        assertThat(config.reranker()).isEqualTo(RerankerSettings.NONE);
        assertThat(config.server())
                .isEqualTo(
                        new KeepsakeConfig.Server("127.0.0.1", 8888, List.of(), Duration.ofSeconds(20), Duration.ZERO));
        assertThat(config.egress()).isEqualTo(Egress.ANYWHERE);
        assertThat(config.jobs()).isEqualTo(KeepsakeConfig.Jobs.STANDARD);
        assertThat(config.serviceLevels()).isEqualTo(KeepsakeConfig.ServiceLevels.STANDARD);
        assertThat(config.media()).isEqualTo(new KeepsakeConfig.Media(false, FetchRules.NOWHERE));
    }

    @Test
    void theFileSaysEverything() throws IOException {
        file("""
                data: /var/lib/keepsake
                url: https://memory.example.org/
                api-key: secret
                project: blue
                host: 0.0.0.0
                port: 9000
                cors-origins: [https://a.example.org, https://b.example.org]
                shutdown-grace: 5
                consolidate-every: 1d
                chat:
                  provider: azure_openai
                  url: https://mine.openai.azure.com
                  deployment: gpt
                  api-version: 2024-10-21
                  key: azure-key
                  temperature: 0.2
                  maximum-reply: 2000
                  timeout: 90
                  retries: 4
                  breaker-pause: 1m
                  price: 0.15/0.075/0.60
                  model: gpt-4o
                  last-resort: defer
                  pictures: on
                  fallback:
                    - groq/llama-3.3-70b-versatile
                    - {provider: ollama, model: qwen3:8b, price: 0/0/0}
                embedder: {provider: ollama, model: nomic-embed-text, headers: {x-team: memory}}
                reranker: {provider: jina, model: some-model, url: http://localhost:8000/v1/, key: another secret}
                media: {pdf: on, fetch: [public, Files.Intern]}
                """);

        KeepsakeConfig config = read(Map.of("GROQ_API_KEY", "groq-key")).require();

        assertThat(config.data()).isEqualTo(Path.of("/var/lib/keepsake"));
        assertThat(config.client().url()).isEqualTo(URI.create("https://memory.example.org"));
        assertThat(config.server().corsOrigins()).containsExactly("https://a.example.org", "https://b.example.org");
        assertThat(config.server().shutdownGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.server().consolidateEvery()).isEqualTo(Duration.ofHours(24));
        ModelSettings first = config.chat().models().getFirst();
        assertThat(first.provider()).isEqualTo(Provider.AZURE_OPENAI);
        assertThat(first.access().azure().deployment()).isEqualTo("gpt");
        assertThat(first.access().azure().apiVersion()).isEqualTo("2024-10-21");
        assertThat(first.access().key()).isEqualTo("azure-key");
        assertThat(first.sampling().temperature()).isEqualTo(0.2);
        assertThat(first.sampling().maximumReply()).isEqualTo(2000);
        assertThat(first.limits().timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(first.limits().patience().retries()).isEqualTo(4);
        assertThat(first.limits().patience().pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(first.seesPictures()).isTrue();
        assertThat(config.chat().models())
                .extracting(model -> model.provider().key() + " " + model.model())
                .containsExactly("azure_openai gpt-4o", "groq llama-3.3-70b-versatile", "ollama qwen3:8b");
        assertThat(config.chat().models().get(1).access().key()).isEqualTo("groq-key");
        assertThat(config.chat().prices().byModel()).containsOnlyKeys("gpt-4o", "qwen3:8b");
        assertThat(config.chat().prices().of("gpt-4o").orElseThrow().output()).isEqualTo(new BigDecimal("0.60"));
        assertThat(config.chat().lastResort()).isEqualTo(LastResort.DEFER);
        assertThat(config.embedder().access().headers()).containsEntry("x-team", "memory");
        assertThat(config.reranker())
                .isEqualTo(new RerankerSettings(
                        RerankerKind.JINA,
                        "some-model",
                        null,
                        URI.create("http://localhost:8000/v1"),
                        "another secret"));
        assertThat(config.media())
                .isEqualTo(new KeepsakeConfig.Media(true, new FetchRules(true, Set.of("files.intern"))));
    }

    @Test
    void theVariablesOfEarlierTimesMeanWhatTheyMeant() throws IOException {
        Path model = Files.createDirectories(directory.resolve("models/cross"));
        Files.createFile(model.resolve("model.onnx"));
        Files.createFile(model.resolve("tokenizer.json"));
        KeepsakeConfig config = read(Map.of(
                        "KEEPSAKE_CHAT_MODEL", "qwen3:8b",
                        "KEEPSAKE_CHAT_URL", "http://localhost:11434/v1",
                        "KEEPSAKE_CHAT_PRICE", "0.15/0.075/0.60",
                        "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q",
                        "KEEPSAKE_RERANKER", "onnx",
                        "KEEPSAKE_RERANKER_PATH", "models/cross",
                        "KEEPSAKE_MEDIA_FETCH", "public, Files.Intern",
                        "KEEPSAKE_CONSOLIDATE_EVERY", "12"))
                .require();

        assertThat(config.chat().models())
                .containsExactly(ModelSettings.of(Provider.OPENAI_COMPATIBLE, "qwen3:8b")
                        .withUrl(URI.create("http://localhost:11434/v1")));
        assertThat(config.embedder()).isEqualTo(ModelSettings.of(Provider.LOCAL, "all-minilm-l6-v2-q"));
        assertThat(config.reranker().path()).isEqualTo(directory.resolve("models/cross"));
        assertThat(config.server().consolidateEvery()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aFlagWinsOverTheEnvironmentTheEnvironmentOverTheFileAndTheFileOverAProvidersOwnVariable() throws IOException {
        file("""
                port: 1
                host: file
                project: file
                chat: {provider: openai, key: key-of-the-file}
                """);
        Map<String, String> environment = Map.of(
                "KEEPSAKE_PORT", "2",
                "KEEPSAKE_HOST", "environment",
                "OPENAI_API_KEY", "key-of-the-provider",
                "OPENAI_BASE_URL", "https://proxy.example.org/v1");

        Configuration found = ConfigReader.read(
                ConfigSources.of(directory, environment, List.of(new Flag("--set port", "port", "3"))));

        KeepsakeConfig config = found.require();
        assertThat(config.server().port()).isEqualTo(3);
        assertThat(config.server().host()).isEqualTo("environment");
        assertThat(config.project().value()).isEqualTo("file");
        assertThat(config.chat().models().getFirst().access().key()).isEqualTo("key-of-the-file");
        assertThat(config.chat().models().getFirst().access().url())
                .isEqualTo(URI.create("https://proxy.example.org/v1"));
        assertThat(found.effective())
                .filteredOn(value -> value.where().place() != Where.Place.DEFAULT)
                .extracting(value -> value.key() + " from " + value.where())
                .containsExactly(
                        "project from keepsake.yaml:3",
                        "host from KEEPSAKE_HOST",
                        "port from --set port",
                        "chat.provider from keepsake.yaml:4",
                        "chat.url from OPENAI_BASE_URL",
                        "chat.key from keepsake.yaml:4");
    }

    @Test
    void ourOwnVariableBeatsTheProviders() {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_CHAT", "openai/gpt-5-mini", "KEEPSAKE_CHAT_KEY", "ours", "OPENAI_API_KEY", "the provider's");

        assertThat(read(environment)
                        .require()
                        .chat()
                        .models()
                        .getFirst()
                        .access()
                        .key())
                .isEqualTo("ours");
    }

    @Test
    void aVariableOfAProviderCountsOnlyWhereThatProviderIsAskedFor() {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_CHAT", "ollama/qwen3:8b",
                "OPENROUTER_API_KEY", "sk-or-v1-something",
                "OPENAI_API_KEY", "sk-something",
                "OPENAI_BASE_URL", "https://proxy.example.org/v1",
                "LLM_AZURE_ENDPOINT", "https://mine.openai.azure.com");

        Configuration found = read(environment);

        assertThat(found.require().chat().models()).containsExactly(ModelSettings.of(Provider.OLLAMA, "qwen3:8b"));
        assertThat(found.remarks()).isEmpty();
        assertThat(read(Map.of("OPENAI_API_KEY", "sk-something"))
                        .require()
                        .chat()
                        .models())
                .isEmpty();
    }

    @Test
    void chatAndEmbedderHaveAzureVariablesOfTheirOwn() {
        KeepsakeConfig config = read(Map.of(
                        "KEEPSAKE_CHAT", "azure_openai",
                        "LLM_AZURE_ENDPOINT", "https://chat.openai.azure.com",
                        "LLM_AZURE_DEPLOYMENT", "gpt",
                        "LLM_AZURE_API_VERSION", "2024-10-21",
                        "LLM_AZURE_OPENAI_API_KEY", "key-of-chat",
                        "KEEPSAKE_EMBEDDER", "azure_openai/text-embedding-3-small",
                        "EMBEDDING_AZURE_ENDPOINT", "https://embed.openai.azure.com",
                        "EMBEDDING_AZURE_DEPLOYMENT", "embed",
                        "EMBEDDING_AZURE_API_VERSION", "2024-10-21",
                        "EMBEDDING_AZURE_OPENAI_API_KEY", "key-of-embedder"))
                .require();

        assertThat(config.chat().models().getFirst().access().key()).isEqualTo("key-of-chat");
        assertThat(config.chat().models().getFirst().access().azure().deployment())
                .isEqualTo("gpt");
        assertThat(config.embedder().access().key()).isEqualTo("key-of-embedder");
        assertThat(config.embedder().access().azure().deployment()).isEqualTo("embed");
    }

    @Test
    void aStrongerPlaceThatChoosesAnotherProviderTakesNothingOfTheWeakerOnes() throws IOException {
        file("""
                chat:
                  provider: openai
                  model: gpt-5-mini
                  key: key-for-openai
                  url: https://proxy.example.org/v1
                  last-resort: defer
                """);

        Configuration found = read(Map.of("KEEPSAKE_CHAT", "ollama/qwen3:8b"));

        assertThat(found.require().chat().models()).containsExactly(ModelSettings.of(Provider.OLLAMA, "qwen3:8b"));
        assertThat(found.require().chat().lastResort()).isEqualTo(LastResort.DEFER);
        assertThat(found.remarks()).hasSize(1);
    }

    @Test
    void secretsAreFoundInVariablesFilesAndVaults() throws IOException {
        Files.writeString(directory.resolve("key.txt"), "from-a-file\n");
        file("""
                api-key: {file: key.txt}
                chat: {provider: openai, key: {env: MINE}}
                embedder: {provider: openai, model: text-embedding-3-small, key: "key-vault:https://v.vault.azure.net/secrets/k"}
                """);
        ConfigSources sources = ConfigSources.of(directory, Map.of("MINE", "from-a-variable"), List.of())
                .withVault(address -> "from-" + address.getHost());

        Configuration found = ConfigReader.read(sources);

        KeepsakeConfig config = found.require();
        assertThat(config.client().apiKey()).isEqualTo(new Secret("from-a-file", "the file key.txt"));
        assertThat(config.chat().models().getFirst().access().key()).isEqualTo("from-a-variable");
        assertThat(config.embedder().access().key()).isEqualTo("from-v.vault.azure.net");
        assertThat(found.effective())
                .filteredOn(value -> value.key().endsWith("key"))
                .extracting(Effective::value)
                .containsExactly(
                        "(hidden, from the file key.txt)",
                        "(hidden, from MINE)",
                        "(hidden, from the Key Vault at https://v.vault.azure.net/secrets/k)");
    }

    @Test
    void aVaultThatRefusesIsAProblemLikeAnyOther() {
        ConfigSources sources = ConfigSources.of(
                        directory,
                        Map.of("KEEPSAKE_API_KEY", "key-vault:https://v.vault.azure.net/secrets/k"),
                        List.of())
                .withVault(address -> {
                    throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "the vault is closed");
                });

        assertThat(ConfigReader.read(sources).problems())
                .singleElement()
                .asString()
                .contains("KEEPSAKE_API_KEY: api-key: ", "the vault is closed");
    }

    @Test
    void secretsAreNotPrinted() {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_API_KEY", "topsecret",
                "KEEPSAKE_CHAT", "openai",
                "OPENAI_API_KEY", "topsecret",
                "KEEPSAKE_CHAT_HEADERS", "x-key=topsecret",
                "KEEPSAKE_RERANKER", "cohere/rerank-v3.5",
                "COHERE_API_KEY", "topsecret",
                "KEEPSAKE_TELEMETRY_HEADERS", "authorization=topsecret");

        Configuration found = read(environment);

        assertThat(found.require().reranker().key()).isEqualTo("topsecret");
        assertThat(found.toString()).doesNotContain("topsecret").contains("authorization");
    }

    @Test
    void secretsOfAFallbackAreNotPrintedEither() throws IOException {
        file("""
                chat:
                  provider: ollama
                  fallback: [{provider: openai, key: topsecret}]
                """);

        Configuration found = read(Map.of());

        assertThat(found.require().chat().models().get(1).access().key()).isEqualTo("topsecret");
        assertThat(found.effective())
                .extracting(Effective::key)
                .contains("chat.fallback[0].key")
                .doesNotContain("chat.fallback");
        assertThat(found.toString()).doesNotContain("topsecret");
    }

    @Test
    void aValueThatIsReadTwiceIsOneProblem() {
        assertThat(read(Map.of("KEEPSAKE_CHAT_PICTURES", "maybe")).problems()).hasSize(1);
    }

    @Test
    void allProblemsAreReportedAtOnce() throws IOException {
        file("colour: red\nport: 70000\n");

        Configuration found = read(Map.of("KEEPSAKE_API_KYE", "x", "KEEPSAKE_URL", "memory.example.org"));

        assertThat(found.problems()).hasSize(4);
        assertThatThrownBy(found::require)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll("colour", "70000", "KEEPSAKE_API_KYE", "memory.example.org");
    }

    @Test
    void variablesOfAKubernetesServiceOfTheSameNameAreNotOurs() {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_PORT", "tcp://10.0.0.1:8888",
                "KEEPSAKE_PORT_8888_TCP_ADDR", "10.0.0.1",
                "KEEPSAKE_SERVICE_HOST", "10.0.0.1",
                "KEEPSAKE_SERVICE_PORT_HTTP", "8888",
                "KEEPSAKE_SERVICE_LEVELS_SUCCESS", "0.5");

        KeepsakeConfig config = read(environment).require();

        assertThat(config.server().port()).isEqualTo(8888);
        assertThat(config.serviceLevels().success()).isEqualTo(0.5);
    }

    @Test
    void anEmptyListOfHostsClosesEveryWayOut() throws IOException {
        file("egress:\n  allow: []\n");

        assertThat(read(Map.of()).require().egress()).isEqualTo(Egress.NOWHERE);
        assertThat(read(Map.of("KEEPSAKE_EGRESS_ALLOW", "api.openai.com"))
                        .require()
                        .egress())
                .isEqualTo(Egress.only(List.of("api.openai.com")));
    }

    @Test
    void anEmptyVariableIsNotSetAndAnEmptySectionSaysNothing() throws IOException {
        file("chat:\n  # model: later\n");

        assertThat(read(Map.of("KEEPSAKE_URL", "")).require().remote()).isFalse();
    }

    @Test
    void embeddersOfOtherProvidersAreNamedInAListLikeFurtherChatModels() throws IOException {
        file("embedder:\n  model: e5-small-v2-q\n  others: [openai/text-embedding-3-small]\n");

        Configuration found = read(Map.of("OPENAI_API_KEY", "key-of-openai"));

        assertThat(found.problems()).isEmpty();
        assertThat(found.require().otherEmbedders()).singleElement().satisfies(other -> {
            assertThat(other.provider()).isEqualTo(Provider.OPENAI);
            assertThat(other.model()).isEqualTo("text-embedding-3-small");
            assertThat(other.access().key()).isEqualTo("key-of-openai");
        });
    }

    private Configuration read(Map<String, String> environment) {
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void aFileThatIsDeeperThanAnyStackIsAProblemLikeAnyOther(String opening) throws IOException {
        file(opening.repeat(60_000));

        assertThat(problems(Map.of())).singleElement().asString().contains("larger, deeper or more often repeated");
    }

    @Test
    void aListOfHostsThatCannotBeReadOpensNoWayToAVault() throws IOException {
        try (ServerSocket authority = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            file("""
                    egress: {allow: ["https://api.openai.com/v1"]}
                    key-vault:
                      tenant: t
                      client-id: c
                      client-secret: s
                      authority: https://127.0.0.1:%d
                    api-key: {key-vault: "https://v.vault.azure.net/secrets/k"}
                    """.formatted(authority.getLocalPort()));

            assertThat(problems(Map.of()))
                    .satisfiesExactlyInAnyOrder(
                            problem -> assertThat(problem).contains("egress.allow: a host is expected"),
                            problem -> assertThat(problem).contains("api-key: ", "Egress refused"));
        }
    }

    @ParameterizedTest
    @CsvSource({"a name=b", "host=elsewhere.example.org", "content-length=3"})
    void aHeaderOfTracesThatCannotBeSentIsToldBeforeTheStart(String header) {
        assertThat(problems(Map.of(
                        "KEEPSAKE_TELEMETRY_TRACES", "http://localhost:4318", "KEEPSAKE_TELEMETRY_HEADERS", header)))
                .singleElement()
                .asString()
                .contains("telemetry.headers: it has one that cannot be sent; remove "
                        + header.substring(0, header.indexOf('=')));
    }

    @Test
    void aServerThatTheListOfHostsDoesNotNameIsAProblem() {
        assertThat(problems(Map.of(
                        "KEEPSAKE_URL", "https://memory.example.org", "KEEPSAKE_EGRESS_ALLOW", "api.openai.com")))
                .singleElement()
                .asString()
                .contains("egress.allow: it does not name memory.example.org, which url needs");
    }

    @Test
    void aProviderIsTheSameUnderEachOfItsSpellings() throws IOException {
        file("chat: {provider: azure-openai, url: https://r.openai.azure.com, deployment: d, key: k}");

        Configuration read = read(Map.of("KEEPSAKE_CHAT_PROVIDER", "AZURE_OPENAI"));

        assertThat(read.require().chat().models().getFirst().access().key()).isEqualTo("k");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini, ../../v1/other, model",
        "gemini, two words, model",
        "gemini, name?alt=json, model",
        "huggingface, owner/../../name, model"
    })
    void aModelsNameThatLeadsToAnotherAddressIsAProblem(String provider, String model, String key) {
        assertThat(problems(Map.of(
                        "KEEPSAKE_CHAT_PROVIDER", provider, "KEEPSAKE_CHAT_MODEL", model, "KEEPSAKE_CHAT_KEY", "k")))
                .singleElement()
                .asString()
                .contains("chat." + key + ": it has signs that cannot stand in an address");
    }

    private List<String> problems(Map<String, String> environment) {
        return read(environment).problems().stream().map(Problem::toString).toList();
    }

    private void file(String text) throws IOException {
        Files.writeString(directory.resolve("keepsake.yaml"), text);
    }
}
