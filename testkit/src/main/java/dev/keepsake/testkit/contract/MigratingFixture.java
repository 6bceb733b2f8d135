package dev.keepsake.testkit.contract;

import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.MigrationStore.Filled;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.sample.LogFollower;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.List;
import java.util.Map;

/** A store on its way from the embedder of the sample data to a smaller one, and the words its contracts are written in. */
abstract class MigratingFixture extends StoreFixture {

    static final HashingEmbedder SMALL = new HashingEmbedder(8);
    static final EmbedderId NEW = SMALL.id();

    EmbedderId old() {
        return data.embedder().id();
    }

    MigrationStore migrations() {
        return store.migrations();
    }

    EmbeddingMigration now() {
        return migrations().current().orElseThrow();
    }

    void begin() {
        migrations().begin(NEW, data.now());
    }

    /** Fills everything that lacks a vector of one of the two. */
    void fillAll() {
        for (EmbedderId embedder : List.of(old(), NEW)) {
            while (migrations().countDue(embedder) > 0) {
                fill(migrations().due(embedder, 3), embedder);
            }
        }
    }

    long fill(List<DueEntry> due, EmbedderId embedder) {
        HashingEmbedder by = embedder.equals(NEW) ? SMALL : data.embedder();
        return migrations().fill(due.stream().map(entry -> filled(entry, by)).toList());
    }

    static Filled filled(DueEntry entry, HashingEmbedder by) {
        String context = entry.context();
        return new Filled(entry, by.embed(entry.text()), context == null ? null : by.embed(context));
    }

    void switchTo(EmbedderId embedder) {
        fillAll();
        migrations().ready();
        migrations().switchTo(embedder);
    }

    static Map<EntryKey, IndexEntry> entriesOf(Map<ProjectId, Map<EntryKey, IndexEntry>> index) {
        return index.getOrDefault(PROJECT, Map.of());
    }

    Map<ProjectId, Map<EntryKey, IndexEntry>> indexOf(EmbedderId embedder) {
        return LogFollower.replay(migrations().logOf(embedder), 7);
    }

    /** A draft whose vectors are of the new embedder. */
    PlanDraft newPlan() {
        return data.plan(store, PROJECT, SMALL);
    }
}
