package dev.keepsake.testkit.reference;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Quarantined;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a plan fits what its project has. A plan that does not is a defect of whoever made it, and is refused whole. */
final class PlanCheck {

    private final Plan plan;
    private final ProjectContents project;
    private final Contents contents;

    /** The memories as they stand after the changes checked so far. */
    private final Map<MemoryId, Memory> after = new HashMap<>();

    PlanCheck(Plan plan, ProjectContents project, Contents contents) {
        this.plan = plan;
        this.project = project;
        this.contents = contents;
    }

    void check() {
        plan.changes().forEach(this::check);
        plan.embeddings().forEach(this::check);
        plan.features().forEach(this::check);
        for (TurnId turn : plan.withdrawnTurns()) {
            require(project.turn(turn) != null, "withdraws the turn " + turn + ", which the project does not have");
        }
        check(plan.quarantine());
        if (plan.conclusion() != null) {
            check(plan.conclusion().operation());
            check(plan.conclusion().jobs());
        }
    }

    private void check(Change change) {
        Memory memory = change.after();
        Memory before = after.containsKey(memory.id()) ? after.get(memory.id()) : project.memories.get(memory.id());
        switch (change) {
            case Change.Added added -> {
                require(before == null, "adds the memory " + memory.id() + ", which exists");
                requireEmbedding(memory);
            }
            case Change.Updated updated -> {
                requireLive(before, memory.id());
                if (!sameIndexText(Objects.requireNonNull(before), memory)) {
                    requireEmbedding(memory);
                }
            }
            case Change.Superseded superseded -> requireLive(before, memory.id());
            case Change.Restored restored -> {
                require(before != null, "restores the memory " + memory.id() + ", which the project never had");
                if (Objects.requireNonNull(before).lifecycle().state() == MemoryState.DELETED) {
                    requireEmbedding(memory);
                }
            }
            case Change.Deleted deleted -> requireLive(before, memory.id());
            case Change.Unchanged unchanged -> {
                return;
            }
        }
        after.put(memory.id(), memory);
    }

    private void check(EntryKey key, Embedding embedding) {
        boolean known = switch (key) {
            case EntryKey.OfMemory(MemoryId id) -> after.containsKey(id) || project.memories.containsKey(id);
            case EntryKey.OfTurn(TurnId id) -> project.turn(id) != null;
        };
        require(known, "has a vector for " + key.text() + ", which the project does not have");
        requireSameEmbedder(embedding);
    }

    private void check(EntryKey key, Features features) {
        require(plan.embeddings().containsKey(key), "has features for " + key.text() + ", but no vector");
        if (features.inContext() != null) {
            EmbedderId own = Objects.requireNonNull(plan.embeddings().get(key)).embedder();
            require(features.inContext().embedder().equals(own), "has vectors of two embedders for " + key.text());
        }
        Set<String> named =
                features.entities().stream().map(EntityMention::canonical).collect(Collectors.toSet());
        for (RelationMention relation : features.relations()) {
            require(key instanceof EntryKey.OfMemory, "has a relation for " + key.text() + "; only memories state any");
            require(
                    named.contains(CanonicalName.of(relation.subject()))
                            && named.contains(CanonicalName.of(relation.object())),
                    "has a relation for " + key.text() + " with an end that is none of its entities");
        }
    }

    private void check(Quarantine quarantine) {
        Set<UUID> held = new HashSet<>(project.quarantined.keySet());
        for (UUID dismissed : quarantine.dismissed()) {
            require(
                    held.remove(dismissed),
                    "dismisses the held fact " + dismissed + ", which the project does not have");
        }
        for (Quarantined fact : quarantine.held()) {
            require(held.add(fact.id()), "holds the fact " + fact.id() + ", which is held already");
        }
    }

    private void requireSameEmbedder(Embedding embedding) {
        if (!contents.takes(embedding.embedder())) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The plan has a vector of " + embedding.embedder() + "; the store is bound to "
                            + (contents.embedder == null ? "none yet, bind it first" : contents.embedder));
        }
    }

    private void check(Operation operation) {
        Operation before = project.operations.get(operation.id());
        if (operation.kind() == Operation.Kind.ADD) {
            require(
                    before != null && before.state() == Operation.State.PENDING,
                    "concludes the operation " + operation.id() + ", which is not pending in the project");
        } else {
            require(before == null, "concludes the operation " + operation.id() + " a second time");
        }
    }

    private void check(Plan.Jobs ended) {
        Job job = ended.ended();
        require(
                job == null
                        || contents.jobs.stream()
                                .anyMatch(known -> known.project().equals(plan.project())
                                        && known.id().equals(job.id())),
                "ends the job " + (job == null ? "" : job.id()) + ", which the project does not have");
    }

    private void requireLive(@Nullable Memory before, MemoryId id) {
        require(
                before != null && before.lifecycle().state() != MemoryState.DELETED,
                "changes the memory " + id + ", which the project does not have");
    }

    private void requireEmbedding(Memory memory) {
        EntryKey key = new EntryKey.OfMemory(memory.id());
        require(plan.embeddings().containsKey(key), "has no vector for the new text of " + key.text());
    }

    private static boolean sameIndexText(Memory before, Memory after) {
        return before.text().equals(after.text())
                && before.scope().equals(after.scope())
                && Objects.equals(
                        before.attribution().actor(), after.attribution().actor());
    }

    private static void require(boolean fits, String complaint) {
        if (!fits) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL, "The plan " + complaint + "; nothing of it was written");
        }
    }
}
