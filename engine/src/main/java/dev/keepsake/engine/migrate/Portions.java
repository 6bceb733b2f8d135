package dev.keepsake.engine.migrate;

import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.model.DimensionMismatch;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.DueEntry;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills portion by portion, and tells a text that an embedder refuses from an embedder that is away: where the portion fails and a
 * harmless word goes through, the entries are asked for in halves, down to single ones. What is refused alone three times in a row,
 * while the harmless word goes through before and after, is set aside. A failure that may pass, such as a server's own error, is held
 * against a text only when the same has happened in several portions in a row. For one thread.
 */
final class Portions {

    private static final Logger LOG = LoggerFactory.getLogger(Portions.class);
    private static final Duration EMBED_WITHIN = Duration.ofMinutes(2);

    /** How long it is looked for the texts that are refused; what is not found then is looked for in the next portion. */
    private static final Duration NARROW_WITHIN = Duration.ofMinutes(5);

    /** What no embedder refuses that does not refuse everything. */
    private static final List<String> HARMLESS = List.of("Hello.");

    /** How often a text is refused alone before it is set aside. */
    private static final int REFUSALS = 3;

    /** How often a portion fails in a way that may pass before its texts are suspected. */
    private static final int PATIENCE = 3;

    /** How many portions in a row a text has to fail in, alone, in a way that may pass, before it is set aside. */
    private static final int DOUBTFUL = 3;

    private final MigrationStore store;
    private final Filling filling;
    private final InstantSource clock;
    private final Map<EmbedderId, Integer> failedInARow = new HashMap<>();

    /** How often entries have failed in a way that may pass. */
    private final Map<Suspect, Integer> doubts = new HashMap<>();

    /** An entry without its text, which may be erased meanwhile. */
    private record Suspect(EmbedderId embedder, ProjectId project, EntryKey key) {
        static Suspect of(Pairing pairing, DueEntry entry) {
            return new Suspect(pairing.id(), entry.project(), entry.key());
        }
    }

    Portions(MigrationStore store, Filling filling, InstantSource clock) {
        this.store = store;
        this.filling = filling;
        this.clock = clock;
    }

    /**
     * Fills one portion of what lacks a vector of this pairing's embedder.
     *
     * @return whether there was any
     * @throws KeepsakeException when the embedder does not answer, or when a text is suspected but not for long enough
     */
    boolean next(Pairing pairing, int limit) {
        return filling.paused(() -> {
            List<DueEntry> due = store.due(pairing.id(), limit);
            if (!due.isEmpty()) {
                fill(pairing, due, false);
            }
            return !due.isEmpty();
        });
    }

    /** Tries again what was set aside; what is refused again stays so. */
    void again(Pairing pairing, List<DueEntry> aside) {
        filling.paused(() -> {
            fill(pairing, aside, true);
            return aside;
        });
    }

    private void fill(Pairing pairing, List<DueEntry> due, boolean again) {
        try {
            filling.fill(pairing, due, Deadline.after(EMBED_WITHIN));
        } catch (KeepsakeException failed) {
            int inARow = failedInARow.merge(pairing.id(), 1, Integer::sum);
            if (!mayBeTheText(failed) || (failed.mayPass() && inARow < PATIENCE && !again)) {
                throw failed;
            }
            Filling.embedded(pairing, HARMLESS, Deadline.after(EMBED_WITHIN));
            Map<DueEntry, KeepsakeException> refused = new LinkedHashMap<>();
            narrow(new Narrowing(pairing, refused, Deadline.after(NARROW_WITHIN)), due);
            if (!refused.isEmpty()) {
                Filling.embedded(pairing, HARMLESS, Deadline.after(EMBED_WITHIN));
            }
            judge(pairing, refused, again);
        }
        failedInARow.remove(pairing.id());
        due.forEach(entry -> doubts.remove(Suspect.of(pairing, entry)));
    }

    /** Not what the store says, nor whoever says when to come back, nor that somebody else stands behind the name. */
    private static boolean mayBeTheText(KeepsakeException failed) {
        return switch (failed.category()) {
            case MODEL_UNAVAILABLE, INVALID_REQUEST, INTERNAL ->
                failed.retryAfter().isEmpty() && !(failed instanceof DimensionMismatch);
            case NOT_FOUND, CONFLICT, CONFIGURATION, STORAGE_UNAVAILABLE, DEADLINE_EXCEEDED -> false;
        };
    }

    /** What is found out about a portion, and until when. */
    private record Narrowing(Pairing pairing, Map<DueEntry, KeepsakeException> refused, Deadline deadline) {}

    private void narrow(Narrowing now, List<DueEntry> due) {
        if (due.size() == 1) {
            alone(now, due);
            return;
        }
        int middle = due.size() / 2;
        for (List<DueEntry> half : List.of(due.subList(0, middle), due.subList(middle, due.size()))) {
            try {
                filling.fill(now.pairing(), half, now.deadline());
            } catch (KeepsakeException failed) {
                if (!mayBeTheText(failed)) {
                    throw failed;
                }
                narrow(now, half);
            }
        }
    }

    private void alone(Narrowing now, List<DueEntry> one) {
        for (int attempt = 1; attempt <= REFUSALS; attempt++) {
            try {
                filling.fill(now.pairing(), one, now.deadline());
                now.refused().remove(one.getFirst());
                return;
            } catch (KeepsakeException failed) {
                if (!mayBeTheText(failed)) {
                    throw failed;
                }
                now.refused().put(one.getFirst(), failed);
                if (failed.mayPass()) {
                    return;
                }
            }
        }
    }

    private void judge(Pairing pairing, Map<DueEntry, KeepsakeException> refused, boolean again) {
        List<KeepsakeException> undecided = new ArrayList<>();
        refused.forEach((entry, why) -> {
            if (why.mayPass() && !again && doubts.merge(Suspect.of(pairing, entry), 1, Integer::sum) < DOUBTFUL) {
                undecided.add(why);
            } else {
                setAside(pairing, entry, why);
            }
        });
        if (!undecided.isEmpty()) {
            throw undecided.getFirst();
        }
    }

    private void setAside(Pairing pairing, DueEntry entry, KeepsakeException why) {
        String reason = why.category() + ": " + why.getMessage();
        if (store.setAside(entry, pairing.id(), reason, clock.instant())) {
            LOG.warn("{} is set aside: {} refuses it, {}", entry.key().text(), pairing.id(), reason);
            pairing.follower().nudge();
        }
    }
}
