package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.ListRequest;
import dev.keepsake.cli.config.ConfigReader;
import dev.keepsake.cli.config.KeepsakeConfig;
import dev.keepsake.cli.config.Setting;
import dev.keepsake.cli.output.Terminal;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
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
        Map<Setting, String> key = Map.of(Setting.API_KEY, "a-key-of-my-own-choosing");
        try (Serving serving = start(key)) {
            assertThat(welcome(serving, key)).doesNotContain("a-key-of-my-own-choosing");
            assertThat(list(serving, "a-key-of-my-own-choosing")).isEqualTo(0);
        }
        try (Serving serving = start(Map.of(Setting.API_KEY, "another-key"))) {
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
    void twoServersCannotHaveTheSameDirectory() {
        try (Serving first = start(Map.of())) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(Map.of())).isInstanceOf(KeepsakeException.class);
        }
    }

    private Serving start(Map<Setting, String> more) {
        return Serving.start(config(more), Clock.systemUTC());
    }

    private KeepsakeConfig config(Map<Setting, String> more) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        flags.put(Setting.DATA, "data");
        flags.put(Setting.EMBEDDER, "all-minilm-l6-v2-q");
        flags.put(Setting.PORT, "0");
        flags.putAll(more);
        return ConfigReader.read(flags, Map.of(), directory, null);
    }

    private String welcome(Serving serving, Map<Setting, String> more) {
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
