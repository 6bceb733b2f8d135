package dev.keepsake.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's tour: whoever copies a block gets what the README promises. The server's address and the key are the
 * only things that differ here.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The tour is for a POSIX shell")
class ReadmeTest {

    private static final Duration AT_MOST = Duration.ofMinutes(2);
    private static final String HOST = "http://127.0.0.1:8888";

    /** What each block must bring back, from the last thing it prints. */
    private static final Map<String, String> REMEMBERED =
            Map.of("bash", "shellfish", "python", "cello", "ts", "marathon", "java", "shellfish");

    @TempDir
    private static Path folder;

    private static ServedKeepsake keepsake;

    @BeforeAll
    static void serve() {
        keepsake = new ServedKeepsake(folder.resolve("served"));
    }

    @AfterAll
    static void stop() {
        keepsake.close();
    }

    @Test
    void theTourSpeaksEveryLanguageItPromises() {
        assertThat(ReadmeBlock.all()).extracting(ReadmeBlock::language).containsAll(REMEMBERED.keySet());
    }

    @TestFactory
    Stream<DynamicTest> everyBlockOfTheTourDoesWhatItSays() {
        return ReadmeBlock.all().stream()
                .filter(block -> REMEMBERED.containsKey(block.language()))
                .map(block -> dynamicTest(block.toString(), () -> remembers(block)));
    }

    private static void remembers(ReadmeBlock block) throws IOException {
        Command.Outcome outcome = run(block);

        assertThat(outcome.exitCode())
                .as("%s said: %s", block, outcome.output())
                .isZero();
        assertThat(lastAnswer(outcome))
                .as("%s said: %s", block, outcome.output())
                .contains(REMEMBERED.get(block.language()));
        assertThat(keepsake.violations()).isEmpty();
    }

    private static Command.Outcome run(ReadmeBlock block) throws IOException {
        String text = block.text().replace(HOST, keepsake.uri().toString());
        Command command = switch (block.language()) {
            case "bash" -> bash(text);
            case "python" -> python(text);
            case "ts" -> typeScript(text);
            case "java" -> java(text);
            default -> throw new AssertionError("Nothing runs " + block.language());
        };
        return keepsake.tell(command)
                .with("MEM0_TELEMETRY", "false")
                .with("MEM0_DIR", folder.resolve("mem0").toString())
                .with("NO_PROXY", keepsake.uri().getHost())
                .run(AT_MOST);
    }

    /** A curl that fails where the server refuses, and ends each answer's line: else a refusal would look like a success. */
    private static Command bash(String text) throws IOException {
        ForeignTools.require("bash", "curl");
        write(folder, ".curlrc", "fail-with-body\nwrite-out = \"\\n\"\n");
        return Command.in(folder, "bash", "-eu", write(folder, "tour.sh", text)).with("CURL_HOME", folder.toString());
    }

    private static Command python(String text) throws IOException {
        Path pypi = Installation.pypi();
        return Command.in(pypi, "venv/bin/python", "-B", write(folder, "tour.py", text));
    }

    /** Modules are looked for beside the file that imports them. The tour's TypeScript is JavaScript as well. */
    private static Command typeScript(String text) throws IOException {
        Path npm = Installation.npm();
        return Command.in(npm, "node", write(npm, "tour.mjs", text));
    }

    /** In a process of its own and without any flags, as a reader would try it. */
    private static Command java(String text) throws IOException {
        Path source = folder.resolve("Tour.java");
        Files.writeString(source, text);
        String classPath = System.getProperty("java.class.path");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int problems = ToolProvider.getSystemJavaCompiler()
                .run(null, said, said, "-d", folder.toString(), "-cp", classPath, source.toString());
        assertThat(problems).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return Command.in(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + File.pathSeparator + classPath,
                "Tour",
                folder.resolve("tour").toString());
    }

    private static String write(Path directory, String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    /** Of several answers in JSON only the last, so that a statement sent back is not taken for one remembered. */
    private static String lastAnswer(Command.Outcome outcome) {
        List<String> answers =
                outcome.output().lines().filter(line -> line.startsWith("{")).toList();
        return answers.isEmpty() ? outcome.output() : answers.getLast();
    }
}
