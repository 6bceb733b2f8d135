package dev.keepsake.testkit.sample;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedding;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Applied;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.Store;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan in the making: embeds what it adds, and notes the version of every scope when it first touches it. */
public final class PlanDraft {

    private final Store store;
    private final ProjectId project;
    private final Instant at;
    private final HashingEmbedder embedder;
    private final List<Change> changes = new ArrayList<>();
    private final Map<EntryKey, Embedding> embeddings = new HashMap<>();
    private final Map<EntryKey, Features> features = new HashMap<>();
    private final List<TurnId> withdrawn = new ArrayList<>();
    private final List<Quarantined> held = new ArrayList<>();
    private final List<UUID> dismissed = new ArrayList<>();
    private final List<ModelUse> used = new ArrayList<>();
    private final Map<Scope, Long> versions = new HashMap<>();
    private Plan.@Nullable Conclusion conclusion;

    PlanDraft(Store store, ProjectId project, Instant at, HashingEmbedder embedder) {
        this.store = store;
        this.project = project;
        this.at = at;
        this.embedder = embedder;
    }

    /** Adds memories, each with its vector. */
    public PlanDraft add(Memory... memories) {
        for (Memory memory : memories) {
            change(new Change.Added(memory));
            embed(memory);
        }
        return this;
    }

    /** Rewords a memory. */
    public PlanDraft reword(Memory before, String text) {
        Memory after = before.withText(text)
                .withLifecycle(before.lifecycle().updated(at, before.lifecycle().expiresOn()));
        return update(before, after);
    }

    /** Puts {@code after} in place of {@code before}, with a vector. */
    public PlanDraft update(Memory before, Memory after) {
        embed(after);
        return change(new Change.Updated(before, after));
    }

    /** Supersedes a memory by another, which is added before or here. */
    public PlanDraft supersede(Memory before, Memory by, String reason) {
        Memory after = before.withLifecycle(
                before.lifecycle().superseded(at, by.lifecycle().validity().from(), by.id()));
        return change(new Change.Superseded(before, after, reason));
    }

    /** Makes a superseded memory current again. */
    public PlanDraft restore(Memory before) {
        return change(new Change.Restored(
                before, before.withLifecycle(before.lifecycle().restored(at))));
    }

    /** Brings a deleted memory back as it was, with a vector. */
    public PlanDraft bringBack(Memory deleted, Memory before) {
        embed(before);
        return change(new Change.Restored(deleted, before));
    }

    /** Deletes a memory. */
    public PlanDraft delete(Memory before) {
        return change(new Change.Deleted(
                before, before.withLifecycle(before.lifecycle().deleted(at))));
    }

    /** Any change, without a vector. */
    public PlanDraft change(Change change) {
        touch(change.after().scope());
        changes.add(change);
        return this;
    }

    /** Puts a turn into the indexes. */
    public PlanDraft index(Turn turn) {
        embeddings.put(new EntryKey.OfTurn(turn.id()), embedder.embed(IndexText.of(turn.name(), turn.text())));
        return this;
    }

    /** Says what else was read from a memory or turn that has a vector here. */
    public PlanDraft read(EntryKey key, Features read) {
        features.put(key, read);
        return this;
    }

    /** Takes a turn out of the indexes. */
    public PlanDraft withdraw(TurnId turn) {
        withdrawn.add(turn);
        return this;
    }

    /** Holds facts back. */
    public PlanDraft hold(Quarantined... facts) {
        for (Quarantined fact : facts) {
            touch(fact.scope());
            held.add(fact);
        }
        return this;
    }

    /** Holds a fact back no longer. */
    public PlanDraft dismiss(Quarantined fact) {
        touch(fact.scope());
        dismissed.add(fact.id());
        return this;
    }

    /** Says what models were asked for what it concludes hereafter. */
    public PlanDraft using(ModelUse... uses) {
        used.addAll(List.of(uses));
        return this;
    }

    /** Concludes an add with what has been planned so far. */
    public PlanDraft conclude(Submission submission) {
        touch(submission.episode().scope());
        return conclude(new Operation(
                submission.episode().id().value(),
                Operation.Kind.ADD,
                Operation.State.SUCCEEDED,
                outcome(),
                submission.episode().receivedAt(),
                at,
                null));
    }

    /** Concludes a deletion with what has been planned so far. */
    public PlanDraft concludeDeletion(UUID operation) {
        return conclude(new Operation(
                operation, Operation.Kind.DELETE_ALL, Operation.State.SUCCEEDED, outcome(), at, at, null));
    }

    /** Concludes with {@code operation} as it stands. */
    public PlanDraft conclude(Operation operation) {
        conclusion = new Plan.Conclusion(operation);
        return this;
    }

    /** Notes the version of {@code scope} as it is now, unless it was noted before. */
    public PlanDraft touch(Scope scope) {
        versions.computeIfAbsent(scope, asked -> store.plans().version(project, asked));
        return this;
    }

    /** The project it is for. */
    public ProjectId project() {
        return project;
    }

    /** The same plan for another store, with the versions that the same scopes have there. */
    public PlanDraft redraftedFor(Store other) {
        PlanDraft copy = new PlanDraft(other, project, at, embedder);
        copy.changes.addAll(changes);
        copy.embeddings.putAll(embeddings);
        copy.features.putAll(features);
        copy.withdrawn.addAll(withdrawn);
        copy.held.addAll(held);
        copy.dismissed.addAll(dismissed);
        copy.conclusion = conclusion;
        versions.keySet().forEach(copy::touch);
        return copy;
    }

    /** The plan so far. */
    public Plan plan() {
        Quarantine quarantine = new Quarantine(held, dismissed);
        return new Plan(project, at, changes, embeddings, features, withdrawn, quarantine, versions, conclusion);
    }

    /** The operation that it concludes. */
    public Operation concluded() {
        return Objects.requireNonNull(conclusion, "The plan concludes nothing").operation();
    }

    /** Applies it to the store it was drafted for. */
    public Applied apply() {
        return store.plans().apply(plan());
    }

    private void embed(Memory memory) {
        embeddings.put(
                new EntryKey.OfMemory(memory.id()),
                embedder.embed(IndexText.of(memory.attribution().actor(), memory.text())));
    }

    private Outcome outcome() {
        return new Outcome(changes.stream().map(Outcome.Item::of).toList(), List.of(), "sample/1", used);
    }
}
