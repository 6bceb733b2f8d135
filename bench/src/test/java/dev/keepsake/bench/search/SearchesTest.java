package dev.keepsake.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Memories;
import dev.keepsake.api.Signal;
import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.scope.ProjectId;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured is what is said to be measured. */
class SearchesTest {

    /** Verbatim memories have no facts beside them and none of them replaces another. */
    private static final Set<Signal> SILENT = EnumSet.of(Signal.SOURCES, Signal.CURRENCY, Signal.SLOT, Signal.DECAY);

    @TempDir
    private Path directory;

    private final Owners owners = new Owners();
    private EmbeddedEngine embedded;
    private Memories memories;

    @BeforeEach
    void fill() {
        embedded = EmbeddedEngine.open(directory, new QuestionVectors(null));
        memories = embedded.engine().project(ProjectId.DEFAULT);
        owners.growTo(Owners.EPISODES_OF_MOST);
        new Filling(memories, owners, 2).from(0);
        embedded.engine().catchUp();
    }

    @AfterEach
    void close() {
        embedded.close();
    }

    @Test
    void questionsLetEverySignalTakePartThatAVerbatimCorpusHas() {
        Map<Signal, Long> taking = new Searches(memories, owners).taking(Asked.values().length, 1);

        assertThat(taking.keySet()).containsExactlyInAnyOrder(Signal.values());
        taking.forEach((signal, percent) -> {
            if (SILENT.contains(signal)) {
                assertThat(percent).as(signal.key()).isZero();
            } else {
                assertThat(percent).as(signal.key()).isPositive();
            }
        });
    }

    @Test
    void everyRowIsMeasuredAsOftenAsAsked() {
        List<Row> rows = Row.byRecipe();
        Map<Row, Histogram> measured = new Searches(memories, owners).measure(rows, 1, 1);

        assertThat(measured.keySet()).containsExactlyElementsOf(rows);
        assertThat(measured.values())
                .allSatisfy(micros -> assertThat(micros.getTotalCount()).isEqualTo(1));
    }
}
