package dev.keepsake.config.mem0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Configurations of the kinds that Mem0's documentation shows, reduced to their keys and harmless values. */
class DocumentedMem0Test {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern REFERENCE = Pattern.compile("env: ([A-Z0-9_]+)");

    @TempDir
    private Path directory;

    static Stream<JsonNode> documented() {
        try (InputStream text =
                Objects.requireNonNull(DocumentedMem0Test.class.getResourceAsStream("/mem0-configurations.json"))) {
            return JSON.readTree(text).valueStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thereAreMoreThanAHundred() {
        assertThat(documented()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void everyKeyIsToldOfAndOnlyWhatCannotBeHadIsRefused(JsonNode one) {
        Imported imported = Mem0Import.read(one.path("config").toString(), false);

        assertThat(imported.notes())
                .filteredOn(note -> note.outcome() == Note.Outcome.REFUSED)
                .extracting(Note::key)
                .containsExactly(JSON.convertValue(one.path("refused"), String[].class));
        assertThat(imported.notes()).extracting(Note::words).noneMatch(words -> words.contains("no such key"));
        assertThat(imported.toString()).doesNotContain("some-secret-key");
        for (String part : one.path("config").propertyNames()) {
            assertThat(imported.notes()).extracting(Note::key).anyMatch(key -> key.startsWith(part));
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    void whatIsWrittenCanBeUsedOnceItsVariablesAreSet(JsonNode one) throws IOException {
        Imported imported = Mem0Import.read(one.path("config").toString(), false);
        Files.writeString(directory.resolve("keepsake.yaml"), imported.yaml());

        Configuration found = ConfigReader.read(ConfigSources.of(directory, environment(imported), List.of()));

        assertThat(found.problems()).isEmpty();
    }

    /** What whoever uses this configuration has set for Mem0 too, and the variables that were written. */
    private static Map<String, String> environment(Imported imported) {
        Map<String, String> environment = new HashMap<>();
        Stream.of(
                        "OPENAI",
                        "ANTHROPIC",
                        "GROQ",
                        "TOGETHER",
                        "DEEPSEEK",
                        "XAI",
                        "MISTRAL",
                        "GOOGLE",
                        "MINIMAX",
                        "SARVAM")
                .forEach(provider -> environment.put(provider + "_API_KEY", "some-secret-key"));
        environment.put("COHERE_API_KEY", "some-secret-key");
        for (String role : List.of("LLM", "EMBEDDING")) {
            environment.put(role + "_AZURE_ENDPOINT", "https://mine.openai.azure.com");
            environment.put(role + "_AZURE_DEPLOYMENT", "gpt");
            environment.put(role + "_AZURE_OPENAI_API_KEY", "some-secret-key");
        }
        REFERENCE
                .matcher(imported.yaml())
                .results()
                .forEach(found -> environment.put(found.group(1), "some-secret-key"));
        return environment;
    }
}
