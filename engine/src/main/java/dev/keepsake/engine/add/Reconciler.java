package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides, for each fact, what it changes in the light of what is already known. */
final class Reconciler {

    static final String SAME_MESSAGE = "the message was added before";
    static final String SAME_VALUE = "the same is already known in other words";
    static final String SAME_TEXT = "the same statement is already known";

    private final IdSource ids;

    Reconciler(IdSource ids) {
        this.ids = ids;
    }

    /**
     * What is known already from messages that came before, then what each fact changes, in order. A fact of a message whose
     * memories are gone changes nothing and is left out.
     *
     * @param now the system time of the changes
     */
    List<Change> changes(Submission submission, Reading reading, Known known, Instant now) {
        Supersession slots = new Supersession(known.inSlots(), now);
        Verdicts verdicts = new Verdicts(known.judged(), slots, now);
        List<Change> changes = new ArrayList<>();
        for (Memory memory : known.repeated()) {
            changes.add(new Change.Unchanged(memory, SAME_MESSAGE));
        }
        for (Fact fact : reading.facts()) {
            List<Claim> claims = reading.claims().of(fact);
            if (known.earlier().hasAllOf(fact)) {
                continue;
            }
            if (reading.isJudged()) {
                changes.addAll(judged(submission, fact, slots.resolved(claims), known, verdicts));
            } else {
                changes.addAll(changes(submission, fact, slots.resolved(claims), known, slots));
            }
        }
        return changes;
    }

    private List<Change> judged(Submission submission, Fact fact, List<Claim> claims, Known known, Verdicts verdicts) {
        Memory same = same(known, fact);
        return same != null && verdicts.stillCurrent(same)
                ? verdicts.repeated(fact, same)
                : verdicts.changes(fact, memory(submission, fact), claims);
    }

    private List<Change> changes(
            Submission submission, Fact fact, List<Claim> resolved, Known known, Supersession slots) {
        Memory same = submission.infer() ? same(known, fact) : null;
        if (same != null && (resolved.isEmpty() || same.slot() == null) && slots.stillCurrent(same)) {
            return List.of(new Change.Unchanged(same, SAME_TEXT));
        }
        Memory fresh = memory(submission, fact);
        if (resolved.isEmpty()) {
            return List.of(new Change.Added(fresh));
        }
        return resolved.size() > 1
                ? slots.add(fresh, resolved)
                : slots.repeated(fresh, resolved.getFirst())
                        .<List<Change>>map(repeated -> List.of(new Change.Unchanged(repeated, reason(repeated, fact))))
                        .orElseGet(() -> slots.add(fresh, resolved));
    }

    /** The same statement, unless it is known from a worse source: what somebody says themself is more than a quotation. */
    private static @Nullable Memory same(Known known, Fact fact) {
        Memory same = known.withText(fact.text());
        return same != null && same.nature().trust().compareTo(fact.nature().trust()) >= 0 ? same : null;
    }

    private static String reason(Memory repeated, Fact fact) {
        return repeated.text().equals(fact.text()) ? SAME_TEXT : SAME_VALUE;
    }

    private Memory memory(Submission submission, Fact fact) {
        Turn turn = turn(submission.episode(), fact.sources().getFirst().turn());
        Instant learned = turn.time();
        return new Memory(
                new MemoryId(ids.next()),
                submission.episode().scope(),
                kind(submission),
                fact.text(),
                fact.attribution(),
                submission.attributes().merge(turn.attributes()),
                fact.sources(),
                Lifecycle.current(learned, fact.validFrom(), submission.expiresOn()),
                null,
                fact.nature(),
                List.of());
    }

    private static MemoryKind kind(Submission submission) {
        if (submission.handling().procedural()) {
            return MemoryKind.PROCEDURE;
        }
        return submission.infer() ? MemoryKind.FACT : MemoryKind.VERBATIM;
    }

    private static Turn turn(Episode episode, TurnId id) {
        return episode.turns().get(id.ordinal());
    }
}
