package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every configuration of {@code broken-configurations.yaml}, as a person meets it: by commands. */
class BrokenConfigurationsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    static Stream<Case> all() {
        try (InputStream text = Objects.requireNonNull(
                BrokenConfigurationsTest.class.getResourceAsStream("/broken-configurations.yaml"))) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(text);
            return Stream.of(JSON.convertValue(read, Case[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Case> broken() {
        return all().filter(one -> !one.expected().isEmpty());
    }

    @Test
    void thereAreMoreThanSixtyAndEachHasItsOwnName() {
        assertThat(broken().count()).isGreaterThan(60);
        assertThat(all().map(Case::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCheckNamesExactlyWhatIsWrongAndTheCure(Case one) throws IOException {
        try (Workbench bench = bench(one)) {
            Workbench.Answer answer = bench.run(one.command("config", "check", "--json"));

            assertThat(found(answer.json().get("problems"))).isEqualTo(one.expected());
            assertThat(found(answer.json().get("remarks"))).isEqualTo(one.remarked());
            assertThat(answer.exitCode()).isEqualTo(one.expected().isEmpty() ? 0 : 5);
            assertHarmless(one, answer);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePageForPeopleSaysTheSameAndShowingTheConfigurationSaysNoSecret(Case one) throws IOException {
        try (Workbench bench = bench(one)) {
            Workbench.Answer check = bench.run(one.command("config", "check"));
            Workbench.Answer show = bench.run(one.command("config", "show", "--defaults"));

            for (Found found : one.expected()) {
                assertThat(check.out()).contains(found.where(), found.problem(), found.cure());
            }
            assertHarmless(one, check);
            assertThat(show.exitCode()).isZero();
            assertHarmless(one, show);
        }
    }

    @ParameterizedTest
    @MethodSource("broken")
    void anyOtherCommandEndsWithFiveBeforeItOpensAnything(Case one) throws IOException {
        try (Workbench bench = bench(one)) {
            Workbench.Answer answer = bench.run(one.command("list", "--everyone"));

            assertThat(answer.exitCode()).isEqualTo(5);
            assertThat(answer.out()).isEmpty();
            for (Found found : one.expected()) {
                assertThat(answer.err()).contains(found.problem() + "; " + found.cure());
            }
            assertHarmless(one, answer);
        }
    }

    private static void assertHarmless(Case one, Workbench.Answer answer) {
        assertThat(answer.out() + answer.err()).doesNotContain("\tat ", "Exception", "A defect");
        for (String secret : one.hidden()) {
            assertThat(answer.out() + answer.err()).doesNotContain(secret);
        }
    }

    private Workbench bench(Case one) throws IOException {
        if (one.file() != null) {
            Files.writeString(directory.resolve("keepsake.yaml"), one.file());
        }
        for (Map.Entry<String, String> file : one.besides().entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        Workbench bench = new Workbench(directory);
        if (one.environment() != null) {
            bench.environment.putAll(one.environment());
        }
        return bench;
    }

    private static List<Found> found(JsonNode problems) {
        return List.of(JSON.convertValue(problems, Found[].class));
    }

    /** What is said of one thing. */
    record Found(String where, String key, String problem, String cure) {}

    /** One configuration, and what is expected of it. */
    record Case(
            String name,
            String why,
            String file,
            Map<String, String> environment,
            Map<String, String> files,
            List<String> flags,
            List<String> secrets,
            List<Found> problems,
            List<Found> remarks) {

        List<Found> expected() {
            return problems == null ? List.of() : problems;
        }

        List<Found> remarked() {
            return remarks == null ? List.of() : remarks;
        }

        List<String> hidden() {
            return secrets == null ? List.of() : secrets;
        }

        Map<String, String> besides() {
            return files == null ? Map.of() : files;
        }

        String[] command(String... words) {
            List<String> own = flags == null ? List.of() : flags;
            return Stream.concat(Stream.of(words), own.stream()).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
