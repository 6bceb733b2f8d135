package dev.keepsake.engine.edit;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.change.Change;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.add.FeatureReader;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.engine.graph.Statement;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Fact;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Store;
import dev.keepsake.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The verb {@code release}: somebody has looked at a held fact and wants it. The memory gets the id that the fact had, so that a
 * retry finds it. It stands beside what is known and closes nothing: what it was read to mean for that is out of date.
 */
public final class Releasing {

    private final Store store;
    private final Embedder embedder;
    private final Relating relating;
    private final Writer writer;
    private final Clock clock;
    private final IdSource ids;

    public Releasing(Store store, Embedder embedder, Writer writer, Clock clock, IdSource ids) {
        this.store = store;
        this.embedder = embedder;
        this.relating = new Relating(store.graph(), embedder, clock);
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
    }

    public Memory release(ProjectId project, UUID id) {
        Optional<Quarantined> held = held(project, id);
        if (held.isPresent()) {
            Embedding embedding = embed(held.get().fact());
            Instant accepted = clock.instant();
            writer.write(() -> plan(project, held.get(), embedding, accepted));
        }
        return store.memories().get(project, List.of(new MemoryId(id))).stream()
                .findFirst()
                .orElseThrow(() -> KeepsakeException.notFound("This project holds no fact " + id));
    }

    private Optional<Quarantined> held(ProjectId project, UUID id) {
        return store.quarantine().get(project, id).filter(fact -> fact.until().isAfter(clock.instant()));
    }

    private Embedding embed(Fact fact) {
        String text = IndexText.of(fact.attribution().actor(), fact.text());
        return embedder.embed(List.of(text), Embedder.Purpose.PASSAGE, Deadline.NONE)
                .getFirst();
    }

    private Plan plan(ProjectId project, Quarantined held, Embedding embedding, Instant accepted) {
        Map<Scope, Long> versions = writer.versions(project, List.of(held.scope()));
        Instant now = clock.instant();
        boolean stillHeld = held(project, held.id()).isPresent();
        Optional<Turn> turn = turn(project, held.fact().sources().getFirst().turn());
        Memory memory = memory(held, turn);
        EntryKey key = new EntryKey.OfMemory(memory.id());
        Features features = features(project, held, memory);
        List<Change> changes = stillHeld ? List.of(new Change.Added(memory)) : List.of();
        Operation released = new Operation(
                ids.next(),
                Operation.Kind.RELEASE,
                Operation.State.SUCCEEDED,
                new Outcome(changes.stream().map(Outcome.Item::of).toList(), List.of(), null),
                accepted,
                now,
                null);
        return new Plan(
                project,
                now,
                changes,
                stillHeld ? Map.of(key, embedding) : Map.of(),
                stillHeld ? Map.of(key, features) : Map.of(),
                List.of(),
                stillHeld ? new Quarantine(List.of(), List.of(held.id())) : Quarantine.UNTOUCHED,
                versions,
                stillHeld ? new Plan.Conclusion(released) : null);
    }

    private Features features(ProjectId project, Quarantined held, Memory memory) {
        Statement statement = new Statement(
                memory.text(),
                memory.attribution(),
                memory.nature().trust(),
                List.of(),
                held.fact().relations(),
                FeatureReader.of(memory.text(), memory.lifecycle().createdAt()));
        return relating.relate(project, held.scope(), List.of(statement), Deadline.NONE)
                .getFirst();
    }

    private Optional<Turn> turn(ProjectId project, TurnId id) {
        return store.episodes()
                .episode(project, id.episode())
                .filter(episode -> id.ordinal() < episode.turns().size())
                .map(episode -> episode.turns().get(id.ordinal()));
    }

    private static Memory memory(Quarantined held, Optional<Turn> turn) {
        Fact fact = held.fact();
        return new Memory(
                new MemoryId(held.id()),
                held.scope(),
                MemoryKind.FACT,
                fact.text(),
                fact.attribution(),
                turn.map(Turn::attributes).orElse(Attributes.NONE),
                fact.sources(),
                Lifecycle.current(turn.map(Turn::time).orElse(held.at()), fact.validFrom(), null),
                null,
                fact.nature(),
                List.of());
    }
}
