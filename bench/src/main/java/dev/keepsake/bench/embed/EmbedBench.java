package dev.keepsake.bench.embed;

import dev.keepsake.bench.Flags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Texts per second, latency of a question and resident memory of Keepsake's embedder and of LangChain4j's plain call, with one
 * thread and with as many as there are processors. All ways compute the same vectors. Each is measured in a process of its own,
 * in turns; a figure is the best of all passes, because a busy machine can only make it worse.
 *
 * <pre>{@code
 * CLASSPATH="bench/target/classes:$(cat bench/target/classpath.txt)" java --enable-native-access=ALL-UNNAMED \
 *   dev.keepsake.bench.embed.EmbedBench [--passes 3] [--rounds 5]
 * }</pre>
 *
 * <p>One thread means that the virtual machine believes in one processor. ONNX Runtime counts for itself: in LangChain4j as it
 * comes, one text at a time then still uses all processors.
 */
public final class EmbedBench {

    private EmbedBench() {}

    public static void main(String[] arguments) {
        Flags flags = new Flags(arguments, Set.of("passes", "rounds"));
        int passes = flags.integer("passes", 3);
        int rounds = flags.integer("rounds", 5);
        int[] threads = IntStream.of(1, Runtime.getRuntime().availableProcessors())
                .distinct()
                .toArray();
        Map<Subject, EmbedFigures> best = new LinkedHashMap<>();
        for (int pass = 0; pass < passes; pass++) {
            for (int each : threads) {
                for (Way way : Way.values()) {
                    best.merge(new Subject(way, each), run(way, each, rounds), EmbedFigures::best);
                    System.out.println("measured " + way.title() + ", threads: " + each);
                }
            }
            System.out.println(EmbedFigures.heading());
            best.forEach((subject, figures) ->
                    System.out.println(figures.row(subject.way().title(), subject.threads())));
        }
    }

    private static EmbedFigures run(Way way, int threads, int rounds) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:ActiveProcessorCount=" + threads,
                        EmbedRun.class.getName(),
                        way.name(),
                        Integer.toString(rounds))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        try {
            return builder.start()
                    .inputReader(StandardCharsets.UTF_8)
                    .lines()
                    .filter(EmbedFigures::isLine)
                    .map(EmbedFigures::read)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(way + " was not measured; why is on standard error"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a process to measure", e);
        }
    }

    /** Who was measured, with how many threads. */
    private record Subject(Way way, int threads) {}
}
