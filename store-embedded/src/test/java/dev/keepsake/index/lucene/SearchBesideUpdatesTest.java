package dev.keepsake.index.lucene;

import static dev.keepsake.index.lucene.Entries.ALICE;
import static dev.keepsake.index.lucene.Entries.EMBEDDER;
import static dev.keepsake.index.lucene.Entries.PROJECT;
import static dev.keepsake.index.lucene.Entries.ask;
import static dev.keepsake.index.lucene.Entries.key;
import static dev.keepsake.index.lucene.Entries.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.index.IndexUpdate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchBesideUpdatesTest {

    private static final int ROUNDS = 20;
    private static final int SEARCHERS = 2;

    @TempDir
    Path directory;

    /** Every round puts one entry in and takes one out in the same step, so that no search may ever see another number. */
    @Test
    void everySearchSeesAWholeStepAndNoOlderOneThanItsBeginning() throws ExecutionException, InterruptedException {
        AtomicInteger applied = new AtomicInteger();
        try (LuceneIndex index = LuceneIndex.open(directory, EMBEDDER.id());
                ExecutorService searchers = Executors.newFixedThreadPool(SEARCHERS)) {
            index.apply(List.of(put(0, "jasmine tea"), put(1, "jasmine tea"), put(2, "jasmine tea")), 1);
            List<Future<Integer>> searches = new ArrayList<>();
            for (int i = 0; i < SEARCHERS; i++) {
                searches.add(searchers.submit(() -> searchUntilDone(index, applied)));
            }
            for (int round = 0; round < ROUNDS; round++) {
                index.apply(
                        List.of(new IndexUpdate.Remove(PROJECT, key(round)), put(round + 3, "jasmine tea")), round + 2);
                applied.incrementAndGet();
                if (round % 7 == 0) {
                    index.persist();
                }
            }
            for (Future<Integer> search : searches) {
                assertThat(search.get()).isPositive();
            }
        }
    }

    private static int searchUntilDone(LuceneIndex index, AtomicInteger applied) {
        int searches = 0;
        while (applied.get() < ROUNDS) {
            int oldest = applied.get();
            assertThat(index.matching(ask(ALICE, 9), "jasmine"))
                    .hasSize(3)
                    .allMatch(candidate ->
                            candidate.key().text().compareTo(key(oldest).text()) >= 0);
            assertThat(index.nearest(ask(ALICE, 9), EMBEDDER.embed("tea"))).hasSize(3);
            searches++;
        }
        return searches + 1;
    }
}
