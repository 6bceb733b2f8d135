package dev.keepsake.engine.screen;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.QuarantineStore;
import dev.keepsake.store.Quarantined;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps what is held of a scope bounded: what is past its time goes with the next that comes, and the oldest where there are many. */
public final class QuarantineBounds {

    /** More than anybody looks through. */
    static final int MOST_OF_A_SCOPE = 1_000;

    private static final int PAGE = 2_000;

    private QuarantineBounds() {}

    /** What a plan does that holds {@code held} in a scope. */
    public static Quarantine holding(
            QuarantineStore store, ProjectId project, Scope scope, List<Quarantined> held, Instant now) {
        if (held.isEmpty()) {
            return Quarantine.UNTOUCHED;
        }
        Page<Quarantined> newest = store.list(project, scope, PageRequest.first(PAGE));
        List<Quarantined> own = newest.items().stream()
                .filter(fact -> fact.scope().equals(scope))
                .toList();
        Stream<Quarantined> old = own.stream().filter(fact -> !fact.until().isAfter(now));
        Stream<Quarantined> many =
                own.stream().filter(fact -> fact.until().isAfter(now)).skip(Math.max(0, MOST_OF_A_SCOPE - held.size()));
        List<UUID> dismissed = Stream.concat(old, many).map(Quarantined::id).toList();
        return new Quarantine(held, dismissed);
    }
}
