package dev.keepsake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.Provider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigBuilderTest {

    @TempDir
    private Path directory;

    @Test
    void saysTheSameAsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("keepsake.yaml"), """
                data: /var/lib/keepsake
                port: 9000
                chat:
                  provider: openai
                  model: gpt-5-mini
                  key: {env: MINE}
                  temperature: 0.5
                  timeout: 90s
                  headers: {x-team: memory}
                  fallback: [{provider: ollama, model: "qwen3:8b"}]
                embedder: {provider: local, model: all-minilm-l6-v2-q}
                egress: {allow: [api.openai.com, "localhost:11434"]}
                jobs: {attempts: 3, first-wait: 1s}
                """);
        Map<String, String> environment = Map.of("MINE", "a-key");

        KeepsakeConfig built = KeepsakeConfig.builder()
                .environment(environment)
                .data(Path.of("/var/lib/keepsake"))
                .port(9000)
                .chat(chat -> chat.provider(Provider.OPENAI)
                        .model("gpt-5-mini")
                        .key("env:MINE")
                        .temperature(0.5)
                        .timeout(Duration.ofSeconds(90))
                        .headers(Map.of("x-team", "memory"))
                        .fallback(next -> next.provider(Provider.OLLAMA).model("qwen3:8b")))
                .embedder(embedder -> embedder.provider(Provider.LOCAL).model("all-minilm-l6-v2-q"))
                .egressAllow(List.of("api.openai.com", "localhost:11434"))
                .jobs(jobs -> jobs.attempts(3).firstWait(Duration.ofSeconds(1)))
                .build();

        assertThat(built)
                .isEqualTo(KeepsakeConfig.builder()
                        .file(file)
                        .environment(environment)
                        .build());
    }

    @Test
    void winsOverTheFileAndTheEnvironment() throws IOException {
        Path file = Files.writeString(directory.resolve("keepsake.yaml"), "port: 1\nhost: file\n");

        KeepsakeConfig config = KeepsakeConfig.builder()
                .file(file)
                .environment(Map.of("KEEPSAKE_PORT", "2"))
                .port(3)
                .build();

        assertThat(config.server().port()).isEqualTo(3);
        assertThat(config.server().host()).isEqualTo("file");
    }

    @Test
    void findsTheSameProblems() {
        ConfigBuilder builder = KeepsakeConfig.builder()
                .port(70_000)
                .chat(chat -> chat.provider(Provider.OPENAI).dimensions(5).key("topsecret"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("port: a whole number from 0 to 65535 is expected")
                .hasMessageContaining("chat.dimensions")
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void hasAWordForEverySetting() {
        for (Setting<?> setting : Settings.all()) {
            Set<String> words = setting.path().equals("egress.allow")
                    ? names(ConfigBuilder.class)
                    : names(builderOf(setting.section()));
            String word = setting.path().equals("egress.allow") ? "egressAllow" : camel(setting.name());
            assertThat(words).as(setting.path()).contains(word);
        }
    }

    private static Class<?> builderOf(String section) {
        if (section.isEmpty()) {
            return ConfigBuilder.class;
        }
        if (section.equals("chat") || section.equals("embedder")) {
            return ModelBuilder.class;
        }
        return Arrays.stream(SectionBuilders.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equalsIgnoreCase(section.replace("-", "")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no builder of " + section));
    }

    private static Set<String> names(Class<?> builder) {
        return Arrays.stream(builder.getMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    private static String camel(String name) {
        String[] parts = name.split("-");
        return parts[0]
                + Arrays.stream(parts)
                        .skip(1)
                        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                        .collect(Collectors.joining());
    }
}
