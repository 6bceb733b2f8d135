package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out what an extractor says its facts mean for what is known: exactly that, and nothing more. A verdict about a memory
 * that is no longer current, or that is trusted more than the fact, closes nothing; the fact is then kept beside it. For one plan.
 */
final class Verdicts {

    static final String SAME = "the extractor finds it known already";
    static final String FIRST_HAND = "known from a better source";
    static final String REFINED = "a newer statement says it more exactly";
    static final String REMOVED = "a newer statement contradicts it";

    private final Map<MemoryId, Memory> known = new LinkedHashMap<>();
    private final Supersession slots;
    private final Instant now;

    /** Begins with the memories that the verdicts of the plan are about. */
    Verdicts(List<Memory> judged, Supersession slots, Instant now) {
        judged.forEach(memory -> known.put(memory.id(), memory));
        this.slots = slots;
        this.now = now;
    }

    /** What it means to learn {@code fact}, of which {@code fresh} would be the memory and which makes {@code claims}. */
    List<Change> changes(Fact fact, Memory fresh, List<Claim> claims) {
        return switch (fact.verdict()) {
            case Verdict.New() -> List.of(added(fresh, claims));
            case Verdict.Same(MemoryId id) ->
                current(id).map(memory -> same(memory, fresh, claims)).orElseGet(() -> List.of(added(fresh, claims)));
            case Verdict.Refines(MemoryId id) ->
                closable(id, fresh)
                        .map(memory -> closing(refined(fresh, memory), List.of(memory), REFINED, claims))
                        .orElseGet(() -> List.of(added(linked(fresh, Link.Kind.RELATES_TO, List.of(id)), claims)));
            case Verdict.Supersedes(List<MemoryId> ids, String reason) -> replacing(fresh, ids, reason, claims);
            case Verdict.Removes(MemoryId id) -> replacing(fresh, List.of(id), REMOVED, claims);
            case Verdict.Contradicts(MemoryId id) ->
                List.of(added(linked(fresh, Link.Kind.CONTRADICTS, List.of(id)), claims));
            case Verdict.RelatesTo(List<MemoryId> ids) ->
                List.of(added(linked(fresh, Link.Kind.RELATES_TO, ids), claims));
            case Verdict.Rewords(MemoryId id) ->
                closable(id, fresh)
                        .<List<Change>>map(memory -> List.of(reworded(memory, fresh)))
                        .orElseGet(() -> List.of(added(linked(fresh, Link.Kind.RELATES_TO, List.of(id)), claims)));
        };
    }

    /** What was known from a worse source is known at first hand from now on. */
    private List<Change> same(Memory known, Memory fresh, List<Claim> claims) {
        return known.nature().trust().compareTo(fresh.nature().trust()) >= 0
                ? List.of(new Change.Unchanged(known, SAME))
                : closing(fresh, List.of(known), FIRST_HAND, claims);
    }

    /** Whether a memory that was read as current still is, after what the plan has changed so far. */
    boolean stillCurrent(Memory memory) {
        return known.getOrDefault(memory.id(), memory).lifecycle().state() == MemoryState.CURRENT;
    }

    /** What it means that {@code fact} says what {@code same} does, word for word: nothing new, but perhaps the end of others. */
    List<Change> repeated(Fact fact, Memory same) {
        Memory latest = known.getOrDefault(same.id(), same);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Unchanged(latest, Reconciler.SAME_TEXT));
        if (replaces(fact.verdict())) {
            String reason = fact.verdict() instanceof Verdict.Supersedes(var ids, String said) ? said : REMOVED;
            List<Memory> closed = fact.verdict().memories().stream()
                    .filter(id -> !id.equals(same.id()))
                    .flatMap(id -> closable(id, latest).stream())
                    .filter(memory -> isTrustedBy(fact.nature().trust(), memory))
                    .toList();
            changes.addAll(closings(latest, closed, reason));
        }
        return changes;
    }

    private static boolean replaces(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Supersedes some -> true;
            case Verdict.Removes some -> true;
            case Verdict.Refines some -> true;
            case Verdict.Rewords some -> true;
            case Verdict.New none -> false;
            case Verdict.Same none -> false;
            case Verdict.Contradicts none -> false;
            case Verdict.RelatesTo none -> false;
        };
    }

    private List<Change> replacing(Memory fresh, List<MemoryId> ids, String reason, List<Claim> claims) {
        List<Memory> closed = new ArrayList<>();
        List<MemoryId> kept = new ArrayList<>();
        for (MemoryId id : ids.stream().distinct().toList()) {
            closable(id, fresh).ifPresentOrElse(closed::add, () -> kept.add(id));
        }
        return closing(linked(fresh, Link.Kind.CONTRADICTS, kept), closed, reason, claims);
    }

    private List<Change> closing(Memory fresh, List<Memory> closed, String reason, List<Claim> claims) {
        List<Change> closings = closings(fresh, closed, reason);
        List<Change> changes = new ArrayList<>();
        changes.add(added(fresh, claims));
        changes.addAll(closings);
        return changes;
    }

    private List<Change> closings(Memory by, List<Memory> closed, String reason) {
        List<Change> closings = new ArrayList<>();
        for (Memory memory : closed) {
            Lifecycle after =
                    memory.lifecycle().superseded(now, by.lifecycle().validity().from(), by.id());
            Memory done = memory.withLifecycle(after);
            remember(done);
            closings.add(new Change.Superseded(memory, done, reason));
        }
        return closings;
    }

    private Change added(Memory fresh, List<Claim> claims) {
        Memory held = claims.isEmpty() ? fresh : slots.holding(fresh, claims);
        known.put(held.id(), held);
        return new Change.Added(held);
    }

    /** The memory in the new words, which are those of whoever said them; what was kept as said is no longer as said. */
    private Change reworded(Memory memory, Memory fresh) {
        Memory after = new Memory(
                memory.id(),
                memory.scope(),
                memory.kind() == MemoryKind.VERBATIM ? MemoryKind.FACT : memory.kind(),
                fresh.text(),
                fresh.attribution(),
                memory.attributes(),
                union(memory.sources(), fresh.sources()),
                memory.lifecycle().updated(now, memory.lifecycle().expiresOn()),
                null,
                fresh.nature(),
                memory.links());
        remember(after);
        return new Change.Updated(memory, after);
    }

    private void remember(Memory memory) {
        known.put(memory.id(), memory);
        slots.changed(memory);
    }

    /** The finer statement: true since the coarser was, and said by whoever said either. */
    private Memory refined(Memory fresh, Memory coarser) {
        Instant since = coarser.lifecycle().validity().from();
        Instant from = fresh.lifecycle().validity().from();
        Lifecycle lifecycle = Lifecycle.current(
                fresh.lifecycle().createdAt(),
                since.isBefore(from) ? since : from,
                fresh.lifecycle().expiresOn());
        return linked(fresh, Link.Kind.REFINES, List.of(coarser.id()))
                .withSources(union(fresh.sources(), coarser.sources()))
                .withLifecycle(lifecycle);
    }

    /** With links to those of {@code others} that are there to be linked to. */
    private Memory linked(Memory fresh, Link.Kind kind, List<MemoryId> others) {
        List<Link> links = new ArrayList<>(fresh.links());
        others.stream()
                .filter(other -> current(other).isPresent())
                .distinct()
                .forEach(other -> links.add(new Link(kind, other)));
        return fresh.withLinks(links);
    }

    private static List<Source> union(List<Source> first, List<Source> second) {
        Set<Source> union = new LinkedHashSet<>(first);
        union.addAll(second);
        return List.copyOf(union);
    }

    private Optional<Memory> current(MemoryId id) {
        return Optional.ofNullable(known.get(id))
                .filter(memory -> memory.lifecycle().state() == MemoryState.CURRENT);
    }

    private Optional<Memory> closable(MemoryId id, Memory fresh) {
        return current(id).filter(memory -> isTrustedBy(fresh.nature().trust(), memory));
    }

    /** Nothing is replaced by what is trusted less. */
    private static boolean isTrustedBy(Trust trust, Memory memory) {
        return memory.nature().trust().compareTo(trust) <= 0;
    }
}
