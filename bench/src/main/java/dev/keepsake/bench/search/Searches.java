package dev.keepsake.bench.search;

import dev.keepsake.api.Memories;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Asks and measures, one search at a time. Rows that are to be compared take turns, so that whatever else the machine does
 * falls on all of them alike. They ask the same questions, but not one right after the other: who asks second would find
 * everything at hand.
 */
final class Searches {

    private static final long LONGEST_MICROS = 600_000_000;
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Memories memories;
    private final Owners owners;

    Searches(Memories memories, Owners owners) {
        this.memories = memories;
        this.owners = owners;
    }

    /**
     * Microseconds of each row.
     *
     * @param rows all of large users or none; all embedded or none
     * @param count how many searches of each
     * @param seed the same questions for the same
     */
    Map<Row, Histogram> measure(List<Row> rows, int count, long seed) {
        List<Measured> measured = rows.stream()
                .map(row -> new Measured(requests(row, count, seed)))
                .toList();
        long said = System.nanoTime();
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < rows.size(); row++) {
                int which = (int) ((i + (long) row * count / rows.size()) % count);
                measure(
                        measured.get(row).requests().get(which),
                        measured.get(row).micros());
            }
            if (System.nanoTime() - said > SAY_EVERY.toNanos()) {
                said = System.nanoTime();
                System.out.printf(Locale.ROOT, "  %,d of %,d searches%n", (i + 1) * rows.size(), count * rows.size());
            }
        }
        Map<Row, Histogram> histograms = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            histograms.put(rows.get(row), measured.get(row).micros());
        }
        return histograms;
    }

    private record Measured(List<SearchRequest> requests, Histogram micros) {
        Measured(List<SearchRequest> requests) {
            this(requests, new Histogram(LONGEST_MICROS, 3));
        }
    }

    private void measure(SearchRequest request, Histogram micros) {
        long started = System.nanoTime();
        SearchResult result = memories.search(request);
        micros.recordValue((System.nanoTime() - started) / 1000);
        if (result.hits().isEmpty()) {
            throw new IllegalStateException("A search found nothing in the scope of a user who has memories");
        }
    }

    private List<SearchRequest> requests(Row row, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Asked[] kinds = Asked.values();
        List<SearchRequest> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int episode = owners.anyEpisode(row.large(), random);
            int owner = owners.of(episode);
            Asked asked = row.asked() == null ? kinds[i % kinds.length] : row.asked();
            requests.add(SearchRequest.of(Owners.scope(owner), Talk.question(episode, owner, asked, random))
                    .withRecipe(row.recipe()));
        }
        return requests;
    }

    /** Of how many of {@code count} searches with all signals each signal had a part in the best hit, in percent. */
    Map<Signal, Long> taking(int count, long seed) {
        Map<Signal, Long> taking = new TreeMap<>();
        Arrays.stream(Signal.values()).forEach(signal -> taking.put(signal, 0L));
        for (SearchRequest request : requests(Row.byRecipe().getFirst(), count, seed)) {
            memories.search(request)
                    .hits()
                    .getFirst()
                    .explanation()
                    .parts()
                    .forEach(part -> taking.merge(part.signal(), 1L, Long::sum));
        }
        taking.replaceAll((signal, searches) -> 100 * searches / count);
        return taking;
    }
}
