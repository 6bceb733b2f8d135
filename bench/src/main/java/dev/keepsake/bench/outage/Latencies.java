package dev.keepsake.bench.outage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long calls took, apart for when the provider was well and when it was not. Safe for use by many threads. */
final class Latencies {

    private static final long LONGEST = TimeUnit.MINUTES.toMicros(10);

    private final Map<String, Histogram> micros = new TreeMap<>();

    synchronized void note(String call, Mood mood, long nanos) {
        String row = call + (mood.isCalm() ? ", calm" : ", outage");
        micros.computeIfAbsent(row, first -> new Histogram(LONGEST, 3))
                .recordValue(Math.min(LONGEST, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }

    /** Forgets everything. */
    synchronized void clear() {
        micros.clear();
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        micros.forEach((row, histogram) -> lines.add(String.format(
                Locale.ROOT,
                "  %-34s p50 %9.2f  p95 %9.2f  p99 %9.2f ms  of %,d",
                row,
                percentile(histogram, 50),
                percentile(histogram, 95),
                percentile(histogram, 99),
                histogram.getTotalCount())));
        return lines;
    }

    private static double percentile(Histogram histogram, double percent) {
        return histogram.getValueAtPercentile(percent) / 1000.0;
    }
}
