package dev.keepsake.engine.add;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.extract.ChatModelFailure;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.screen.QuarantineBounds;
import dev.keepsake.engine.write.ScopeLanes;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Handling;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Carries out an accepted submission: reads it, plans, and writes the plan with the end of the operation in it. */
public final class Ingestion {

    private final Store store;
    private final Reader reader;
    private final Writer writer;
    private final ScopeLanes lanes;
    private final Clock clock;
    private final IdSource ids;
    private final Reconciler reconciler;
    private final FactRelations relations;
    private final ScopeSurroundings.Lookup lookup;

    public Ingestion(
            ScopeSurroundings.Lookup lookup,
            Reader reader,
            Writer writer,
            ScopeLanes lanes,
            Clock clock,
            IdSource ids) {
        this.lookup = lookup;
        this.store = lookup.store();
        this.reader = reader;
        this.writer = writer;
        this.lanes = lanes;
        this.clock = clock;
        this.ids = ids;
        this.reconciler = new Reconciler(ids);
        this.relations = new FactRelations(new Relating(store.graph(), lookup.embedder(), clock));
    }

    /**
     * Carries it out, unless that has happened already, and returns the concluded operation.
     *
     * @throws KeepsakeException with {@code NOT_FOUND} when everything the project had was destroyed meanwhile
     */
    Operation carryOut(Submission submission, Deadline deadline) {
        Episode episode = submission.episode();
        return lanes.in(episode.project(), episode.scope(), () -> {
            Operation before = kept(episode);
            if (isConcluded(before)) {
                return before;
            }
            try {
                Reading reading = read(submission, deadline);
                return conclude(episode, () -> phases().in(Phase.RECONCILE, () -> plan(submission, reading)));
            } catch (ChatModelFailure failed) {
                if (!reader.givesUp()) {
                    throw failed;
                }
                return giveUp(
                        submission,
                        "The chat model failed, and the add ends with it; its messages are kept. "
                                + failed.getMessage());
            }
        });
    }

    private Reading read(Submission submission, Deadline deadline) {
        Episode episode = submission.episode();
        Handling asked = submission.handling();
        ProjectSettings settings = store.settings().of(episode.project());
        Handling handling = new Handling(
                asked.policy() == null ? settings.policy() : asked.policy(),
                asked.procedural(),
                asked.guidance().over(settings.guidance()),
                asked.budget().over(settings.budget()));
        Earlier earlier = Earlier.of(store, episode);
        if (earlier.hasAllOf(episode)) {
            return Reading.NOTHING_NEW;
        }
        ScopeSurroundings surroundings = new ScopeSurroundings(lookup, episode, clock.instant(), deadline);
        Reading reading =
                reader.read(new ExtractionRequest(episode, earlier.ids(), handling, surroundings), earlier, deadline);
        return relations.in(reading, episode, deadline);
    }

    /** Writes the plan that ends the operation, unless somebody else over the same store has ended it first. */
    private Operation conclude(Episode episode, Supplier<Plan> planning) {
        return writer.writeIfNeeded(() -> {
                    Plan plan = planning.get();
                    return isConcluded(kept(episode)) ? Optional.empty() : Optional.of(plan);
                })
                .map(Ingestion::conclusion)
                .orElseGet(() -> kept(episode));
    }

    private Operation kept(Episode episode) {
        return operation(episode)
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.NOT_FOUND,
                        "The messages of operation " + episode.id()
                                + " are not kept any more: everything its project had was destroyed meanwhile"));
    }

    /** Ends a submission that cannot be carried out, unless it has ended; what was said stays kept. */
    Operation giveUp(Submission submission, String error) {
        Episode episode = submission.episode();
        return conclude(episode, () -> {
            Map<Scope, Long> versions = writer.versions(episode.project(), List.of(episode.scope()));
            Instant now = clock.instant();
            Operation failed = new Operation(
                    episode.id().value(),
                    Operation.Kind.ADD,
                    Operation.State.FAILED,
                    submission.beforehand(),
                    episode.receivedAt(),
                    now,
                    error);
            return new Plan(
                    episode.project(), now, List.of(), Map.of(), List.of(), versions, new Plan.Conclusion(failed));
        });
    }

    /** The episode that was kept under this id. */
    Optional<Episode> episode(ProjectId project, UUID id) {
        return store.episodes().episode(project, new EpisodeId(id));
    }

    /** Who is told of what is done with a submission. */
    Phases phases() {
        return writer.phases();
    }

    /** Whether a submission is kept and not carried out, whatever its caller was told. */
    boolean isPending(Submission submission) {
        return operation(submission.episode())
                .filter(operation -> !isConcluded(operation))
                .isPresent();
    }

    private Optional<Operation> operation(Episode episode) {
        return store.episodes().operation(episode.project(), episode.id().value());
    }

    private static boolean isConcluded(Operation operation) {
        return operation.state() != Operation.State.PENDING;
    }

    private static Operation conclusion(Plan plan) {
        return Objects.requireNonNull(plan.conclusion(), "every ingestion ends its operation")
                .operation();
    }

    private Plan plan(Submission submission, Reading reading) {
        Episode episode = submission.episode();
        Map<Scope, Long> versions = writer.versions(episode.project(), List.of(episode.scope()));
        Known known = Known.of(store, submission, reading);
        Instant now = clock.instant();
        List<Change> changes = reconciler.changes(submission, reading, known, now);
        Operation done = new Operation(
                episode.id().value(),
                Operation.Kind.ADD,
                Operation.State.SUCCEEDED,
                outcome(changes, reading).after(submission.beforehand()),
                episode.receivedAt(),
                now,
                null);
        return new Plan(
                episode.project(),
                now,
                changes,
                embeddings(changes, reading, known),
                features(changes, reading, known),
                List.of(),
                quarantine(episode, reading, known, now),
                versions,
                new Plan.Conclusion(done, Reversals.of(store, episode.project(), changes)));
    }

    private static Outcome outcome(List<Change> changes, Reading reading) {
        List<Outcome.Item> stored =
                changes.stream().map(Outcome.Item::of).distinct().toList();
        List<Outcome.NotStored> left =
                reading.left().stream().map(Outcome.NotStored::of).toList();
        return new Outcome(stored, left, reading.extractor(), reading.used());
    }

    /** What came before by now was looked at then. */
    private Quarantine quarantine(Episode episode, Reading reading, Known known, Instant now) {
        if (reading.held().stream().allMatch(kept -> known.earlier().hasAllOf(kept.fact()))) {
            return Quarantine.UNTOUCHED;
        }
        Instant until = now.plus(store.settings().of(episode.project()).quarantine());
        List<Quarantined> held = reading.held().stream()
                .filter(kept -> !known.earlier().hasAllOf(kept.fact()))
                .map(kept -> new Quarantined(ids.next(), episode.scope(), kept.fact(), kept.reason(), now, until))
                .toList();
        return QuarantineBounds.holding(store.quarantine(), episode.project(), episode.scope(), held, now);
    }

    private static Map<EntryKey, Embedding> embeddings(List<Change> changes, Reading reading, Known known) {
        Map<EntryKey, Embedding> embeddings = new HashMap<>();
        for (Change change : changes) {
            worded(change)
                    .ifPresent(
                            memory -> embeddings.put(new EntryKey.OfMemory(memory.id()), reading.embeddingOf(memory)));
        }
        for (Turn turn : reading.indexedTurns()) {
            if (!known.knows(turn.id())) {
                embeddings.put(new EntryKey.OfTurn(turn.id()), reading.embeddingOf(turn));
            }
        }
        return embeddings;
    }

    /** The memory that has new words after a change. */
    private static Optional<Memory> worded(Change change) {
        return switch (change) {
            case Change.Added(Memory after) -> Optional.of(after);
            case Change.Updated(Memory before, Memory after) -> Optional.of(after);
            case Change.Superseded superseded -> Optional.empty();
            case Change.Restored restored -> Optional.empty();
            case Change.Deleted deleted -> Optional.empty();
            case Change.Unchanged unchanged -> Optional.empty();
        };
    }

    private static Map<EntryKey, Features> features(List<Change> changes, Reading reading, Known known) {
        Map<EntryKey, Features> features = new HashMap<>();
        for (Change change : changes) {
            worded(change)
                    .ifPresent(memory -> features.put(new EntryKey.OfMemory(memory.id()), reading.featuresOf(memory)));
        }
        for (Turn turn : reading.indexedTurns()) {
            if (!known.knows(turn.id())) {
                features.put(new EntryKey.OfTurn(turn.id()), reading.featuresOf(turn));
            }
        }
        return features;
    }
}
