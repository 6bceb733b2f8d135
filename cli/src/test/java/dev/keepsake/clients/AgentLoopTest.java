package dev.keepsake.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.Repository;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an agent that remembers, run as its comment says, against a scripted model that speaks the real protocol. */
class AgentLoopTest {

    private static final int MINUTES = 2;

    @TempDir
    private Path folder;

    @Test
    void theSecondAnswerIsPromptedWithWhatWasLearnedFromTheFirst() throws IOException, InterruptedException {
        try (ScriptedChatModel model = ScriptedChatModel.start()) {
            model.enqueue("How lovely!");
            model.enqueue("""
                    {"facts": [{"text": "User plays the cello in a quartet.", "turns": [1], "quote": "I play the cello in a quartet",
                      "by": "user", "kind": "state", "since": "", "relations": [], "categories": [], "verdict": "new",
                      "memories": [], "reason": ""}]}
                    """);
            model.enqueue("The cello.");

            // The last turn is a mere question with its answer and is asked about, too.
            model.enqueue("{\"facts\": []}");

            String said = talk(model, "I play the cello in a quartet.", "Which instrument do I play in my quartet?");

            assertThat(said).contains("How lovely!", "ADDED: User plays the cello in a quartet.", "The cello.");
            List<ScriptedChatModel.Request> requests = model.requests();
            assertThat(requests.get(2).body()).contains("- User plays the cello in a quartet.");
            assertThat(requests.get(0).body()).doesNotContain("- User plays the cello");
        }
    }

    private String talk(ScriptedChatModel model, String... lines) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path input = Files.writeString(folder.resolve("input.txt"), String.join("\n", lines) + "\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--class-path",
                        System.getProperty("java.class.path"),
                        Repository.ROOT
                                .resolve("examples")
                                .resolve("AgentLoop.java")
                                .toString(),
                        model.baseUrl().toString(),
                        "scripted",
                        "alice")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
