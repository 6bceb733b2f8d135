package dev.keepsake.engine.migrate;

import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderStatus.Aside;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.SetAside;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How it stands, put together from who knows what. */
record Standing(MigrationStore store, Pairings pairings, Progress progress, Filler filler) {

    EmbedderStatus status() {
        EmbeddingMigration migration = store.current().orElse(null);
        EmbedderId current = pairings.current().id();
        Filler.Told told = filler.told();
        EmbedderStatus.Filling filling = new EmbedderStatus.Filling(
                told.activity(),
                told.reason(),
                migration == null ? 0 : progress.perSecond(),
                migration == null ? null : progress.remaining(migration.due()));
        return new EmbedderStatus(current, migration, filling, aside(current, migration));
    }

    private Aside aside(EmbedderId current, @Nullable EmbeddingMigration migration) {
        long count = store.countAside(current);
        List<SetAside> some = new ArrayList<>(store.aside(current, Aside.MOST));
        if (migration != null && migration.concerns(current)) {
            EmbedderId other = migration.besides(current);
            count += store.countAside(other);
            some.addAll(store.aside(other, Aside.MOST));
        }
        return new Aside(count, some.subList(0, Math.min(some.size(), Aside.MOST)));
    }
}
