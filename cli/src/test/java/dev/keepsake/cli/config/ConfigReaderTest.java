package dev.keepsake.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.MediaOptions;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.RerankerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    @TempDir
    private Path directory;

    @Test
    void withoutAnythingTheDefaultsHold() {
        KeepsakeConfig config = ConfigReader.read(Map.of(), Map.of(), directory, null);

        assertThat(config.data()).isEqualTo(directory.resolve("keepsake-data"));
        assertThat(config.remote()).isFalse();
        assertThat(config.apiKey()).isNull();
        assertThat(config.project().value()).isEqualTo("default");
        assertThat(config.rerankerSettings()).isEqualTo(RerankerSettings.NONE);
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(8888);
        assertThat(config.corsOrigins()).isEmpty();
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void picturesAreShownAndFetchedOnlyWhereThatIsSaid() {
        KeepsakeConfig silent = ConfigReader.read(Map.of(), Map.of(), directory, null);
        KeepsakeConfig said = ConfigReader.read(
                Map.of(),
                Map.of(
                        "KEEPSAKE_CHAT_PICTURES", "on",
                        "KEEPSAKE_MEDIA_PDF", "on",
                        "KEEPSAKE_MEDIA_FETCH", "public, Files.Intern"),
                directory,
                null);

        assertThat(silent.mediaOptions()).isEqualTo(MediaOptions.NONE);
        assertThat(said.mediaOptions())
                .isEqualTo(new MediaOptions(true, true, new FetchRules(true, Set.of("files.intern"))));
        assertThat(said.chatSettings().seesPictures()).isTrue();
        assertThatThrownBy(
                        () -> ConfigReader.read(Map.of(), Map.of("KEEPSAKE_CHAT_PICTURES", "maybe"), directory, null))
                .hasMessageContaining("on or off is expected");
    }

    @Test
    void everySettingCanBeSaidInTheFile() throws IOException {
        file("""
                data=/var/lib/keepsake
                url=https://memory.example.org/
                api-key=secret
                project=blue
                embedder=all-minilm-l6-v2-q
                reranker=jina
                reranker-model=some-model
                reranker-path=models/some
                reranker-url=http://localhost:8000/v1/
                reranker-key=another secret
                host=0.0.0.0
                port=9000
                cors-origins=https://a.example.org, https://b.example.org
                shutdown-grace=5
                """);

        KeepsakeConfig config = ConfigReader.read(Map.of(), Map.of(), directory, null);

        assertThat(config.data()).isEqualTo(Path.of("/var/lib/keepsake"));
        assertThat(config.url()).isEqualTo(URI.create("https://memory.example.org"));
        assertThat(config.apiKey()).isEqualTo(new KeepsakeConfig.Secret("secret"));
        assertThat(config.project().value()).isEqualTo("blue");
        assertThat(config.embedder()).isEqualTo("all-minilm-l6-v2-q");
        assertThat(config.rerankerSettings())
                .isEqualTo(new RerankerSettings(
                        RerankerKind.JINA,
                        "some-model",
                        directory.resolve("models/some"),
                        URI.create("http://localhost:8000/v1"),
                        "another secret"));
        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(9000);
        assertThat(config.corsOrigins()).isEqualTo(List.of("https://a.example.org", "https://b.example.org"));
        assertThat(config.shutdownGrace()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
        file("port=1\nhost=file\nproject=file\n");
        Map<String, String> environment = Map.of("KEEPSAKE_PORT", "2", "KEEPSAKE_HOST", "environment");

        KeepsakeConfig config = ConfigReader.read(Map.of(Setting.PORT, "3"), environment, directory, null);

        assertThat(config.port()).isEqualTo(3);
        assertThat(config.host()).isEqualTo("environment");
        assertThat(config.project().value()).isEqualTo("file");
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirPlaces() throws IOException {
        file("colour=red\nport=70000\n");
        Map<String, String> environment = Map.of("KEEPSAKE_API_KYE", "x", "KEEPSAKE_URL", "memory.example.org");

        assertThatThrownBy(() -> ConfigReader.read(Map.of(Setting.EMBEDDER, " "), environment, directory, null))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("Unknown setting colour")
                .hasMessageContaining("port in ")
                .hasMessageContaining("65535")
                .hasMessageContaining("Unknown variable KEEPSAKE_API_KYE")
                .hasMessageContaining("KEEPSAKE_URL")
                .hasMessageContaining("--embedder");
    }

    @Test
    void aFileThatIsNamedHasToBeThere() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of(), Map.of(), directory, Path.of("missing.properties")))
                .hasMessageContaining("missing.properties");
        assertThatThrownBy(() ->
                        ConfigReader.read(Map.of(), Map.of("KEEPSAKE_CONFIG", "gone.properties"), directory, null))
                .hasMessageContaining("gone.properties");
    }

    @Test
    void variablesOfAKubernetesServiceOfTheSameNameAreNotOurs() {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_PORT", "tcp://10.0.0.1:8888",
                "KEEPSAKE_PORT_8888_TCP_ADDR", "10.0.0.1",
                "KEEPSAKE_SERVICE_HOST", "10.0.0.1");

        assertThat(ConfigReader.read(Map.of(), environment, directory, null).port())
                .isEqualTo(8888);
    }

    @Test
    void anEmptyVariableIsNotSet() {
        assertThat(ConfigReader.read(Map.of(), Map.of("KEEPSAKE_URL", ""), directory, null)
                        .remote())
                .isFalse();
    }

    @Test
    void keysAreNotPrinted() {
        Map<String, String> environment = Map.of("KEEPSAKE_API_KEY", "topsecret", "KEEPSAKE_RERANKER_KEY", "topsecret");
        KeepsakeConfig config = ConfigReader.read(Map.of(), environment, directory, null);

        assertThat(config.toString()).doesNotContain("topsecret");
        assertThat(config.rerankerSettings().key()).isEqualTo("topsecret");
        assertThat(config.rerankerSettings().toString()).doesNotContain("topsecret");
    }

    @Test
    void anUnknownKindOfRerankerIsAProblemThatNamesTheKnownOnes() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of(), Map.of("KEEPSAKE_RERANKER", "bm25"), directory, null))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContainingAll("KEEPSAKE_RERANKER", "bm25", "none, onnx, cohere, jina, voyage, chat");
    }

    private void file(String text) throws IOException {
        Files.writeString(directory.resolve(ConfigReader.FILE), text);
    }
}
