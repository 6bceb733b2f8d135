package dev.keepsake.bench.embed;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What was measured in one process.
 *
 * @param turns short turns per second
 * @param processor milliseconds of processor time for a short turn, all threads together; says something on a busy machine, too
 * @param mixed texts of 5 to 400 tokens per second
 * @param alone milliseconds for a question when nothing else happens, median
 * @param alone99 the same, 99th percentile
 * @param beside milliseconds for a question beside imports, median
 * @param beside99 the same, 99th percentile
 * @param loaded resident megabytes of the process before the first text
 * @param peak resident megabytes of the process at most
 */
record EmbedFigures(
        double turns,
        double processor,
        double mixed,
        double alone,
        double alone99,
        double beside,
        double beside99,
        double loaded,
        double peak) {

    private static final String BEGINNING = "measured";

    /** The better of each; of memory, the larger. */
    EmbedFigures best(EmbedFigures other) {
        return new EmbedFigures(
                Math.max(turns, other.turns),
                Math.min(processor, other.processor),
                Math.max(mixed, other.mixed),
                Math.min(alone, other.alone),
                Math.min(alone99, other.alone99),
                Math.min(beside, other.beside),
                Math.min(beside99, other.beside99),
                Math.max(loaded, other.loaded),
                Math.max(peak, other.peak));
    }

    /** A line that {@link #read} reads. */
    String line() {
        return DoubleStream.of(turns, processor, mixed, alone, alone99, beside, beside99, loaded, peak)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" ", BEGINNING + " ", ""));
    }

    static boolean isLine(String line) {
        return line.startsWith(BEGINNING);
    }

    static EmbedFigures read(String line) {
        double[] f = Arrays.stream(line.split(" "))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new EmbedFigures(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]);
    }

    static String heading() {
        return String.format(
                Locale.ROOT,
                "%-36s %8s %9s %12s %9s %20s %20s %16s",
                "",
                "threads",
                "turns/s",
                "processor ms",
                "mixed/s",
                "question ms p50 p99",
                "beside imports ms",
                "loaded, peak MB");
    }

    String row(String title, int threads) {
        return String.format(
                Locale.ROOT,
                "%-36s %8d %9.1f %12.2f %9.1f %10.1f %9.1f %10.1f %9.1f %8.0f %7.0f",
                title,
                threads,
                turns,
                processor,
                mixed,
                alone,
                alone99,
                beside,
                beside99,
                loaded,
                peak);
    }
}
