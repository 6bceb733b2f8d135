package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.UndoRequest;
import dev.keepsake.api.Upkeep;
import dev.keepsake.conversation.Message;
import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.TimeOrderedIds;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Retention;
import dev.keepsake.store.embedded.EmbeddedStore;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consolidation over SQLite and Lucene. */
class EmbeddedConsolidationTest {

    private static final Scope ANN = Scope.ofUser("ann");

    private final FakeClock clock = new FakeClock();
    private final HashingEmbedder embedder = new HashingEmbedder();
    private final EmbeddedStore store;
    private final MemoryEngine engine;

    EmbeddedConsolidationTest(@TempDir Path directory) {
        store = EmbeddedStore.open(directory);
        store.embeddings().bind(embedder.id());
        LuceneIndex index = LuceneIndex.open(directory.resolve("index"), embedder.id());
        engine = MemoryEngine.start(
                EngineParts.over(store, index, embedder, new RuleExtractor(), clock, new TimeOrderedIds(clock)));
    }

    @AfterEach
    void close() {
        assertThat(engine.verify()).isEmpty();
        engine.close();
    }

    @Test
    void whatIsDoneCanBeTakenBackToTheLastBit() {
        live();
        List<Memory> before = memories();
        List<IndexEntry> entries = entries(before);

        Consolidation done = upkeep().consolidate(ConsolidateRequest.of(ANN));
        assertThat(done.findings())
                .extracting(Finding::getClass)
                .contains(Finding.Outlived.class, Finding.Duplicates.class, Finding.Profile.class);
        assertThat(engine.verify()).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(upkeep().consolidate(ConsolidateRequest.of(ANN)).operation()).isNull();
        upkeep().undo(new UndoRequest(Objects.requireNonNull(done.operation(), "something was changed")));

        assertThat(memories()).isEqualTo(before);
        assertThat(entries(before)).isEqualTo(entries);
    }

    private void live() {
        upkeep().configure(upkeep().settings().withRetention(new Retention(null, Duration.ofDays(1))));
        add("I live in Lisbon and my sister Carla visits on Sundays.");
        add("Carla plays the oboe in the orchestra of Porto.");
        add("My favourite dish is bacalhau with potatoes.");
        // Verbatim memories keep a second vector, that of their context.
        engine.project(ProjectId.DEFAULT)
                .add(AddRequest.of(ANN, List.of(Message.user("Where is it?"), Message.user("In hall 3.")))
                        .verbatim()
                        .expiringOn(LocalDate.parse("2026-01-16")));
        engine.project(ProjectId.DEFAULT)
                .add(AddRequest.of(ANN, "I stay at the Ritz until Friday.").expiringOn(LocalDate.parse("2026-01-16")));
        clock.advance(Duration.ofDays(5));
        add("carla plays the oboe in the orchestra of Porto!");
    }

    private void add(String text) {
        engine.project(ProjectId.DEFAULT).add(AddRequest.of(ANN, text));
    }

    private Upkeep upkeep() {
        return engine.upkeep(ProjectId.DEFAULT);
    }

    private List<Memory> memories() {
        Reach reach = Reach.of(ANN).withSuperseded(true).withExpired(true);
        return engine.project(ProjectId.DEFAULT)
                .list(new ListRequest(reach, PageRequest.first(100)))
                .items();
    }

    private List<IndexEntry> entries(List<Memory> memories) {
        List<EntryKey> keys = memories.stream()
                .flatMap(memory -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.<EntryKey>of(new EntryKey.OfMemory(memory.id())),
                        memory.sources().stream().map(source -> new EntryKey.OfTurn(source.turn()))))
                .distinct()
                .toList();
        return store.log().entries(ProjectId.DEFAULT, keys).stream()
                .sorted(Comparator.comparing((IndexEntry entry) -> entry.key().text()))
                .toList();
    }
}
