package dev.keepsake.engine.extract.model;

import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.MemoryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Settles what the facts of one add say against each other about the same memory. A memory is closed at most once, and not at
 * all when another fact says that it holds or that it is open which of the two does: losing nothing goes before deciding.
 */
final class Settlement {

    private final Findings findings;
    private final Set<MemoryId> upheld = new HashSet<>();
    private final Set<MemoryId> disputed = new HashSet<>();
    private final Set<MemoryId> closed = new HashSet<>();

    private Settlement(Findings findings) {
        this.findings = findings;
    }

    /** The facts with verdicts that agree; what had to be changed is reported to {@code findings}. */
    static List<Fact> settle(List<Fact> facts, Findings findings) {
        Settlement settlement = new Settlement(findings);
        for (Fact fact : facts) {
            settlement.note(fact.verdict());
        }
        List<Fact> settled = new ArrayList<>();
        for (Fact fact : facts) {
            settled.add(fact.withVerdict(settlement.settled(fact)));
        }
        return settled;
    }

    private void note(Verdict verdict) {
        switch (verdict) {
            case Verdict.Same(MemoryId id) -> upheld.add(id);
            case Verdict.Contradicts(MemoryId id) -> disputed.add(id);
            case Verdict.New none -> {}
            case Verdict.Refines none -> {}
            case Verdict.Supersedes none -> {}
            case Verdict.RelatesTo none -> {}
            case Verdict.Rewords none -> {}
            case Verdict.Removes none -> {}
        }
    }

    private Verdict settled(Fact fact) {
        return switch (fact.verdict()) {
            case Verdict.Supersedes(List<MemoryId> ids, String reason) -> superseding(fact, ids, reason);
            case Verdict.Removes(MemoryId id) -> {
                Verdict settled = superseding(fact, List.of(id), "");
                yield settled instanceof Verdict.Supersedes ? fact.verdict() : settled;
            }
            case Verdict.Refines(MemoryId id) -> rewriting(fact, id);
            case Verdict.Rewords(MemoryId id) -> rewriting(fact, id);
            case Verdict.New same -> same;
            case Verdict.Same same -> same;
            case Verdict.Contradicts same -> same;
            case Verdict.RelatesTo same -> same;
        };
    }

    private Verdict superseding(Fact fact, List<MemoryId> ids, String reason) {
        List<MemoryId> free = new ArrayList<>();
        List<MemoryId> held = new ArrayList<>();
        for (MemoryId id : new LinkedHashSet<>(ids)) {
            if (upheld.contains(id) || disputed.contains(id)) {
                held.add(id);
                report(fact, "one fact replaces a memory that another one upholds or disputes; it is not replaced");
            } else if (closed.add(id)) {
                free.add(id);
            } else {
                report(fact, "two facts replace the same memory; the first one does");
            }
        }
        if (!free.isEmpty()) {
            return new Verdict.Supersedes(
                    ids.stream().filter(free::contains).distinct().toList(), reason);
        }
        return held.isEmpty() ? new Verdict.New() : new Verdict.Contradicts(held.getFirst());
    }

    /** More of the same does not deny the same, so only a dispute stands against it. */
    private Verdict rewriting(Fact fact, MemoryId id) {
        if (disputed.contains(id)) {
            report(fact, "one fact says more of a memory that another one disputes; it is not replaced");
            return new Verdict.RelatesTo(List.of(id));
        }
        if (closed.add(id)) {
            return fact.verdict();
        }
        report(fact, "two facts replace the same memory; the first one does");
        return new Verdict.New();
    }

    private void report(Fact fact, String what) {
        findings.leave(
                fact.sources().getFirst().turn(),
                Cause.UNREADABLE,
                "The reply of the chat model contradicts itself: " + what);
    }
}
