package dev.keepsake.engine.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Projection;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SecondsTest {

    private final AtomicInteger open = new AtomicInteger();
    private final InMemoryStore store = new InMemoryStore();
    private final Embedder old = new NamedEmbedder("old", 96);
    private final Embedder young = new NamedEmbedder("young", 64);

    @Test
    void anIndexThatCannotBeTakenIntoUseIsNotLeftOpen() {
        Pairings pairings =
                new Pairings(new Pairing(old, Pairing.Faces.of(new InMemoryIndex()), store.log(), Phases.UNWATCHED));
        Seconds seconds = new Seconds(withoutLogs(), pairings, new Opened(), Phases.UNWATCHED);
        EmbeddingMigration migration = new EmbeddingMigration(
                old.id(), young.id(), EmbeddingMigration.Phase.FILLING, 2, Instant.EPOCH, 0, 0, null);

        assertThatThrownBy(() -> seconds.open(migration)).hasMessageContaining("no log");

        assertThat(pairings.second()).isEmpty();
        assertThat(open).hasValue(0);
    }

    private MigrationStore withoutLogs() {
        return (MigrationStore) Proxy.newProxyInstance(
                MigrationStore.class.getClassLoader(),
                new Class<?>[] {MigrationStore.class},
                (proxy, method, values) -> {
                    throw new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, "There is no log now");
                });
    }

    private final class Opened implements SecondParts {

        @Override
        public Embedder embedder(String name) {
            return young;
        }

        @Override
        public Pairing.Faces index(EmbedderId embedder, int generation) {
            InMemoryIndex index = new InMemoryIndex();
            open.incrementAndGet();
            Projection counted = (Projection) Proxy.newProxyInstance(
                    Projection.class.getClassLoader(), new Class<?>[] {Projection.class}, (proxy, method, values) -> {
                        if (method.getName().equals("close")) {
                            open.decrementAndGet();
                        }
                        return method.invoke(index, values);
                    });
            return new Pairing.Faces(counted, index, index, index);
        }

        @Override
        public void remove(int generation) {
            throw new AssertionError("Nothing is removed here");
        }
    }
}
