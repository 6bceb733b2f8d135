package dev.keepsake.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.Repository;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSchema;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.Explanation;
import dev.keepsake.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables of the page about configuration and the schema for editors are written from the settings;
 * {@code -Dkeepsake.write-docs=true} writes them anew.
 */
class ConfigurationDocumentTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/configuration.md");
    private static final Path SCHEMA = Repository.ROOT.resolve("docs/keepsake.schema.json");
    private static final boolean WRITE = Boolean.getBoolean("keepsake.write-docs");
    private static final String ADVICE = " is out of date: run ./mvnw -pl cli -am test -Dtest=ConfigurationDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dkeepsake.write-docs=true";
    private static final Pattern TABLE =
            Pattern.compile("(<!-- settings: ([a-z-]*) -->\\n).*?(<!-- end -->)", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void theTablesOfThePageAreTheSettings() throws IOException {
        String current = rendered(Files.readString(PAGE));
        if (WRITE) {
            Files.writeString(PAGE, current);
        }

        assertThat(Files.readString(PAGE)).as("docs/configuration.md" + ADVICE).isEqualTo(current);
    }

    @Test
    void thePageHasATableForEverySection() throws IOException {
        List<String> tables = new ArrayList<>();
        Matcher matcher = TABLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            tables.add(matcher.group(2));
        }

        assertThat(tables)
                .containsExactlyInAnyOrderElementsOf(Settings.sections().stream()
                        .map(section -> section.isEmpty() ? "top" : section)
                        .toList());
    }

    @Test
    void theSchemaForEditorsIsTheSettings() throws IOException {
        if (WRITE) {
            Files.writeString(SCHEMA, ConfigSchema.text());
        }

        assertThat(Files.readString(SCHEMA))
                .as("docs/keepsake.schema.json" + ADVICE)
                .isEqualTo(ConfigSchema.text());
    }

    @Test
    void theFilesThatThePageShowsCanBeUsed() throws IOException {
        Files.writeString(directory.resolve("embedder"), "key-of-the-embedder");
        Files.writeString(directory.resolve("azure"), "key-of-azure");
        Path encoder = Files.createDirectories(directory.resolve("models/ms-marco-MiniLM-L-6-v2"));
        Files.createFile(encoder.resolve("model.onnx"));
        Files.createFile(encoder.resolve("tokenizer.json"));
        List<String> files = blocks("yaml");

        assertThat(files).hasSizeGreaterThan(3);
        for (String file : files) {
            // The folders of secrets and models are the container's.
            Files.writeString(
                    directory.resolve("keepsake.yaml"),
                    file.replace("/run/secrets/", "").replace(": /models/", ": models/"));
            Configuration found =
                    ConfigReader.read(ConfigSources.of(directory, Map.of("OPENAI_API_KEY", "key-of-openai"), List.of())
                            .withVault(address -> "key-of-" + address.getHost()));

            assertThat(found.problems()).as(file).isEmpty();
        }
    }

    @Test
    void theCommandsThatThePageShowsAreConfiguredAsItSays() throws IOException {
        List<String> lines = blocks("sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.contains("KEEPSAKE_"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(3);
        for (String line : lines) {
            Map<String, String> environment = new HashMap<>(Map.of("OPENAI_API_KEY", "key-of-openai"));
            Matcher assignment = Pattern.compile("(KEEPSAKE_[A-Z_]+)=(\\S+)").matcher(line);
            while (assignment.find()) {
                environment.put(assignment.group(1), assignment.group(2));
            }
            assertThat(ConfigReader.read(ConfigSources.of(directory, environment, List.of()))
                            .problems())
                    .as(line)
                    .isEmpty();
        }
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String rendered(String page) {
        return TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + table(found.group(2).equals("top") ? "" : found.group(2)) + found.group(3)));
    }

    private static String table(String section) {
        StringBuilder table = new StringBuilder("| key | takes | default | meaning |\n|---|---|---|---|\n");
        for (Explanation setting : Explanation.ofSection(section)) {
            if (Explanation.sectionOf(setting.key()).equals(section)) {
                table.append("| `")
                        .append(setting.key())
                        .append("` | ")
                        .append(setting.type())
                        .append(" | ");
                table.append(setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`");
                table.append(" | ").append(meaning(setting)).append(" |\n");
            }
        }
        return table.toString();
    }

    private static String meaning(Explanation setting) {
        String only = setting.providers().isEmpty() ? "" : " Only for " + String.join(", ", setting.providers()) + ".";
        String also = setting.providerVariables().isEmpty()
                ? ""
                : " Also `" + String.join("`, `", setting.providerVariables().keySet()) + "`, each with its provider.";
        return setting.meaning() + only + also;
    }
}
