package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loading a model does to the world around a process, and what it needs of it; in processes of their own. */
class LoadingInAProcessTest {

    @Test
    void loadsAModelWithoutTheNetworkAndLeavesNoTemporaryFilesEvenWhenKilled(
            @TempDir Path temporary, @TempDir Path libraries, @TempDir Path output) throws Exception {
        for (int start = 1; start <= 2; start++) {
            assertThat(run(temporary, libraries, output.resolve("start-" + start)))
                    .contains("embedded 1")
                    .doesNotContain("asked for the network");
            assertThat(filesIn(temporary)).isEmpty();
            assertThat(filesIn(libraries)).isNotEmpty().noneMatch(file -> file.endsWith(".partial"));
        }
    }

    @Test
    void saysWhereItWantedToUnpackAndHowToChangeThat(@TempDir Path temporary, @TempDir Path output) throws Exception {
        Path notAFolder = Files.createFile(output.resolve("file"));

        assertThat(run(temporary, notAFolder, output.resolve("start")))
                .contains("The embedder all-minilm-l6-v2-q cannot be loaded")
                .contains(notAFolder.toString())
                .contains("DJL_CACHE_DIR")
                .doesNotContain("embedded 1");
    }

    private static String run(Path temporary, Path libraries, Path output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xshare:auto",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadOnce.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("DJL_CACHE_DIR", libraries.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("hsperfdata"))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** The process: embeds one text and dies without any tidying up. */
    static final class LoadOnce {

        private LoadOnce() {}

        public static void main(String[] arguments) {
            URL.setURLStreamHandlerFactory(protocol -> protocol.startsWith("http") ? new NoNetwork() : null);
            OnnxEmbedder embedder = OnnxEmbedder.load(OnnxModel.ALL_MINILM_L6_V2);
            System.out.println("embedded "
                    + embedder.embed(List.of("hello"), Purpose.QUERY, Deadline.NONE)
                            .size());
            Runtime.getRuntime().halt(137);
        }
    }
    /** Says who wanted to go where. DJL goes around proxies, so this is where it can be seen. */
    private static final class NoNetwork extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            System.out.println("asked for the network: " + url);
            throw new ConnectException("There is no network in this test");
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
            return openConnection(url);
        }
    }
}
