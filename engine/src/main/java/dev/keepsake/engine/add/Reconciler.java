package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.store.Submission;
import java.time.Instant;
import java.util.List;

/** Decides, for each fact, what it changes in the light of what is already known. */
final class Reconciler {

    static final String SAME_MESSAGE = "the message was added before";
    static final String SAME_TEXT = "the same statement is already known";

    private final IdSource ids;

    Reconciler(IdSource ids) {
        this.ids = ids;
    }

    /** One change per fact, in order; a fact of a message whose memories are gone changes nothing and is left out. */
    List<Change> changes(Submission submission, List<Fact> facts, Known known) {
        return facts.stream()
                .flatMap(fact -> change(submission, fact, known).stream())
                .toList();
    }

    private List<Change> change(Submission submission, Fact fact, Known known) {
        if (known.fromKnownMessages(fact)) {
            return known.memoriesOf(fact).stream()
                    .<Change>map(memory -> new Change.Unchanged(memory, SAME_MESSAGE))
                    .toList();
        }
        Memory same = submission.infer() ? known.withText(fact.text()) : null;
        return List.of(
                same != null ? new Change.Unchanged(same, SAME_TEXT) : new Change.Added(memory(submission, fact)));
    }

    private Memory memory(Submission submission, Fact fact) {
        Turn turn = turn(submission.episode(), fact.sources().getFirst().turn());
        Instant learned = turn.time();
        return new Memory(
                new MemoryId(ids.next()),
                submission.episode().scope(),
                submission.infer() ? MemoryKind.FACT : MemoryKind.VERBATIM,
                fact.text(),
                fact.attribution(),
                submission.attributes().merge(turn.attributes()),
                fact.sources(),
                Lifecycle.current(learned, fact.validFrom(), submission.expiresOn()));
    }

    private static Turn turn(Episode episode, TurnId id) {
        return episode.turns().get(id.ordinal());
    }
}
