package dev.keepsake.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the libraries do to the world around a process that loads a model and then is killed; in a process of its own. */
class LeavingNoTraceTest {

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
            ProxySelector.setDefault(new ProxySelector() {
                @Override
                public List<Proxy> select(URI uri) {
                    System.out.println("asked for the network: " + uri);
                    throw new IllegalStateException("No network in this test");
                }

                @Override
                public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                    throw new IllegalStateException("Nothing was to be connected to");
                }
            });
            OnnxEmbedder embedder = OnnxEmbedder.load(OnnxModel.ALL_MINILM_L6_V2);
            System.out.println("embedded "
                    + embedder.embed(List.of("hello"), Purpose.QUERY, Deadline.NONE)
                            .size());
            Runtime.getRuntime().halt(137);
        }
    }
}
