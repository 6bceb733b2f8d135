package dev.keepsake.engine.migrate;

import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.engine.pair.Pairings;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.SetAside;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Goes once through all that is set aside, of either embedder, when it is asked to. For one thread, but for asking. */
final class Retrial {

    private final MigrationStore store;
    private final Pairings pairings;
    private final Portions portions;
    private final int limit;
    private final Deque<SetAside> left = new ArrayDeque<>();
    private volatile boolean wanted;
    private volatile boolean pending;

    Retrial(MigrationStore store, Pairings pairings, Portions portions, int limit) {
        this.store = store;
        this.pairings = pairings;
        this.portions = portions;
        this.limit = limit;
    }

    /** Asks for it; from the start, when it is under way. */
    void begin() {
        pending = true;
        wanted = true;
    }

    /** Whether it was asked for and is not through. */
    boolean isPending() {
        return pending;
    }

    /**
     * Tries a portion again.
     *
     * @return whether there was any
     */
    boolean portion() {
        if (wanted) {
            wanted = false;
            left.clear();
            collect(pairings.current());
            pairings.second().ifPresent(this::collect);
        }
        SetAside first = left.peek();
        if (first == null) {
            pending = wanted;
            return false;
        }
        Pairing pairing = pairings.of(first.embedder()).orElse(null);
        List<EntryKey> keys = next(first.embedder(), first.project());
        if (pairing != null) {
            List<DueEntry> aside = store.due(pairing.id(), first.project(), keys);
            portions.again(pairing, aside);
        }
        keys.forEach(tried -> left.remove());
        return true;
    }

    private void collect(Pairing pairing) {
        left.addAll(store.aside(pairing.id(), Integer.MAX_VALUE));
    }

    /** Stays in the queue until it has been tried. */
    private List<EntryKey> next(EmbedderId embedder, ProjectId project) {
        List<EntryKey> keys = new ArrayList<>();
        for (SetAside each : left) {
            if (keys.size() == limit
                    || !each.embedder().equals(embedder)
                    || !each.project().equals(project)) {
                break;
            }
            keys.add(each.key());
        }
        return keys;
    }
}
