package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.ListRequest;
import dev.keepsake.cli.output.Terminal;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.ConfigSources.Flag;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real server on a real directory. */
class ServingTest {

    @TempDir
    private Path directory;

    @Test
    void theFirstStartMakesAKeyAndShowsItOnce() {
        String first;
        try (Serving serving = start(Map.of())) {
            first = welcome(serving, Map.of());
            assertThat(first).contains(serving.newKey(), "shown this once");
        }
        try (Serving serving = start(Map.of())) {
            assertThat(serving.newKey()).isNull();
            assertThat(welcome(serving, Map.of())).doesNotContain("m0sk_").contains("$KEEPSAKE_API_KEY");
        }
    }

    @Test
    void aKeyFromTheEnvironmentBecomesTheFirstKeyAndIsNotShown() {
        Map<String, String> key = Map.of("api-key", "a-key-of-my-own-choosing");
        try (Serving serving = start(key)) {
            assertThat(welcome(serving, key)).doesNotContain("a-key-of-my-own-choosing");
            assertThat(list(serving, "a-key-of-my-own-choosing")).isEqualTo(0);
        }
        try (Serving serving = start(Map.of("api-key", "another-key"))) {
            assertThat(serving.configuredKeyUnknown()).isTrue();
            assertThatThrownBy(() -> list(serving, "another-key")).isInstanceOf(KeepsakeException.class);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theCommandsItPrintsAddAMemoryAndFindIt() throws IOException, InterruptedException {
        try (Serving serving = start(Map.of())) {
            List<String> commands = curls(welcome(serving, Map.of()));

            assertThat(commands).hasSize(2);
            assertThat(shell(commands.get(0))).contains("\"event\":\"ADD\"");
            assertThat(shell(commands.get(1))).contains("Lisbon");
        }
    }

    @Test
    void theProjectOfTheCanaryIsOpenedByNoKeyWhoeverMadeIt() {
        String canary = ProjectId.CANARY.value();

        assertThatThrownBy(() -> start(Map.of("project", canary, "api-key", "a-key-of-my-own-choosing")))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("no key opens it");
        assertThatThrownBy(() -> start(Map.of("project", canary))).hasMessageContaining("no key opens it");
    }

    @Test
    void twoServersCannotHaveTheSameDirectory() {
        try (Serving first = start(Map.of())) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(Map.of())).isInstanceOf(KeepsakeException.class);
        }
    }

    private Serving start(Map<String, String> more) {
        return Serving.start(config(more), Clock.systemUTC());
    }

    private KeepsakeConfig config(Map<String, String> more) {
        List<Flag> flags = new ArrayList<>();
        flags.add(Flag.of("data", "data"));
        flags.add(Flag.of("embedder", "all-minilm-l6-v2-q"));
        flags.add(Flag.of("port", "0"));
        more.forEach((key, value) -> flags.add(Flag.of(key, value)));
        return ConfigReader.read(ConfigSources.of(directory, Map.of(), flags)).require();
    }

    private String welcome(Serving serving, Map<String, String> more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, false, 100);
        Surroundings surroundings = new Surroundings(terminal, Map.of(), directory, Clock.systemUTC(), config -> {
            throw new AssertionError("A server opens its directory itself");
        });
        new Welcome(surroundings).print(serving, config(more));
        return out.toString(StandardCharsets.UTF_8);
    }

    private long list(Serving serving, String key) {
        try (RemoteMemories memories = new RemoteMemories(serving.uri(), key, Clock.systemUTC())) {
            return memories.list(ListRequest.of(Scope.ofUser("alice"))).total();
        }
    }

    /** Each command begins with curl and ends at a blank line. */
    private static List<String> curls(String welcome) {
        List<String> commands = new ArrayList<>();
        for (String paragraph : welcome.split("\n\n")) {
            if (paragraph.startsWith("curl ")) {
                commands.add(paragraph);
            }
        }
        return commands;
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
