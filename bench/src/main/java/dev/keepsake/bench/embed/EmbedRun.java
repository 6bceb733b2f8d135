package dev.keepsake.bench.embed;

import com.sun.management.OperatingSystemMXBean;
import dev.keepsake.bench.load.ProcessSize;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.time.Deadline;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.HdrHistogram.Histogram;

/** One way, measured in a process of its own: its memory is not that of another, and it has as many threads as it is told. */
final class EmbedRun {

    private static final Logger ALL_LOGS = Logger.getLogger("");
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double MEGABYTE = 1024 * 1024;
    private static final int TURNS = 200;
    private static final int MIXED = 60;
    private static final int QUESTIONS = 200;
    private static final int QUESTIONS_BESIDE = 60;
    private static final int IMPORTS = 4;
    private static final int TURNS_OF_AN_IMPORT = 250;

    private final Embedder embedder;
    private final int rounds;

    private EmbedRun(Embedder embedder, int rounds) {
        this.embedder = embedder;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        ALL_LOGS.setLevel(Level.SEVERE);
        try (Embedder embedder = Way.valueOf(arguments[0]).open()) {
            EmbedRun run = new EmbedRun(embedder, Integer.parseInt(arguments[1]));
            System.out.println(run.measure().line());
        }
        System.exit(0);
    }

    private EmbedFigures measure() {
        double loaded = ProcessSize.resident() / MEGABYTE;
        pace(MadeTexts.turns(TURNS, 0), 1);
        Pace turns = pace(MadeTexts.turns(TURNS, 1), rounds);
        Pace mixed = pace(MadeTexts.mixed(MIXED, 2), rounds);
        ask(QUESTIONS);
        Histogram alone = ask(QUESTIONS);
        Histogram beside = askBesideImports();
        return new EmbedFigures(
                turns.perSecond(),
                turns.processorMillis(),
                mixed.perSecond(),
                alone.getValueAtPercentile(50) / 1e3,
                alone.getValueAtPercentile(99) / 1e3,
                beside.getValueAtPercentile(50) / 1e3,
                beside.getValueAtPercentile(99) / 1e3,
                loaded,
                ProcessSize.peak() / MEGABYTE);
    }

    /** In calls of all texts; of the best round, because what disturbs a round can only slow it down. */
    private Pace pace(List<String> texts, int times) {
        long elapsed = Long.MAX_VALUE;
        long computed = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long started = System.nanoTime();
            long before = PROCESS.getProcessCpuTime();
            embedder.embed(texts, Purpose.PASSAGE, Deadline.NONE);
            computed = Math.min(computed, PROCESS.getProcessCpuTime() - before);
            elapsed = Math.min(elapsed, System.nanoTime() - started);
        }
        return new Pace(texts.size() / (elapsed / 1e9), computed / 1e6 / texts.size());
    }

    private Histogram askBesideImports() {
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService imports = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < IMPORTS; i++) {
                List<String> turns = MadeTexts.turns(TURNS_OF_AN_IMPORT, i);
                imports.execute(() -> {
                    while (!enough.get()) {
                        embedder.embed(turns, Purpose.PASSAGE, Deadline.NONE);
                    }
                });
            }
            Histogram micros = ask(QUESTIONS_BESIDE);
            enough.set(true);
            return micros;
        }
    }

    /** One after the other; in microseconds. */
    private Histogram ask(int count) {
        Histogram micros = new Histogram(3);
        for (String question : MadeTexts.questions(count, 3)) {
            long started = System.nanoTime();
            embedder.embed(List.of(question), Purpose.QUERY, Deadline.NONE);
            micros.recordValue((System.nanoTime() - started) / 1000);
        }
        return micros;
    }

    /** How fast texts were embedded, and what one took of the processors. */
    private record Pace(double perSecond, double processorMillis) {}
}
