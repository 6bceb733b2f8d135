package dev.keepsake.store.embedded;

import dev.keepsake.change.Change;
import dev.keepsake.conversation.EpisodeId;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes one plan. A plan that does not fit what is stored is a defect of whoever made it: it is refused by an exception,
 * and the transaction takes back what was written of it.
 */
final class PlanWriter {

    private final Session session;
    private final Plan plan;
    private final Embedders embedders;
    private final Set<EntryKey> changed = new LinkedHashSet<>();
    private final Set<Long> touchedScopes = new LinkedHashSet<>();
    private final Map<MemoryId, Long> added = new HashMap<>();
    private final Map<Long, List<EntityMention>> mentionsOfMemories = new LinkedHashMap<>();
    private final Map<Long, List<EntityMention>> mentionsOfTurns = new LinkedHashMap<>();
    private final Map<Long, List<RelationMention>> relations = new LinkedHashMap<>();

    PlanWriter(Session session, Plan plan) throws SQLException {
        this.session = session;
        this.plan = plan;
        this.embedders = Embedders.read(session);
    }

    /** Writes everything and returns the log position reached. */
    long write() throws SQLException {
        SqlProjects.remember(session, plan.project());
        for (Change change : plan.changes()) {
            write(change);
            SqlHistory.append(session, plan, change);
        }
        requireVectorsOfOneEmbedder();
        for (Map.Entry<EntryKey, Embedding> entry : plan.embeddings().entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        FeatureRows.insertOfMemories(session, mentionsOfMemories);
        FeatureRows.insertOfTurns(session, mentionsOfTurns);
        RelationRows.insert(session, relations);
        for (TurnId turn : plan.withdrawnTurns()) {
            withdraw(turn);
        }
        touchedScopes.addAll(SqlQuarantine.write(session, plan.project(), plan.quarantine()));
        if (plan.conclusion() != null) {
            conclude(plan.conclusion());
            keep(plan.conclusion());
            write(plan.conclusion().operation(), plan.conclusion().jobs());
        }
        for (long scope : touchedScopes) {
            SqlScopes.bump(session, scope);
        }
        return SqlChangeLog.append(session, plan.project(), changed);
    }

    private void requireVectorsOfOneEmbedder() {
        List<Embedding> vectors = new ArrayList<>(plan.embeddings().values());
        for (Map.Entry<EntryKey, Features> entry : plan.features().entrySet()) {
            EntryKey key = entry.getKey();
            require(plan.embeddings().containsKey(key), "has features for " + key.text() + ", but no vector");
            Embedding inContext = entry.getValue().inContext();
            if (inContext != null) {
                EmbedderId own =
                        Objects.requireNonNull(plan.embeddings().get(key)).embedder();
                require(inContext.embedder().equals(own), "has vectors of two embedders for " + key.text());
                vectors.add(inContext);
            }
        }
        embedders.require(vectors);
    }

    private void write(Change change) throws SQLException {
        switch (change) {
            case Change.Added(Memory after) -> {
                requireEmbedding(after);
                require(
                        !MemoryRows.exists(session, plan.project(), after.id()),
                        "adds " + after.id() + ", which exists");
                added.put(after.id(), MemoryRows.insert(session, plan.project(), after));
                touched(after);
            }
            case Change.Updated(Memory before, Memory after) -> {
                MemoryRows.Found stored = live(after.id());
                if (!sameIndexText(stored.memory(), after)) {
                    requireEmbedding(after);
                }
                overwrite(stored, after);
            }
            case Change.Superseded(Memory before, Memory after, String reason) -> overwrite(live(after.id()), after);
            case Change.Restored(Memory before, Memory after) -> restore(after);
            case Change.Deleted(Memory before, Memory after) -> {
                MemoryRows.Found stored = live(after.id());
                overwrite(stored, after);
                EmbeddingRows.removeOfMemory(session, stored.number());
                added.remove(after.id());
            }
            case Change.Unchanged unchanged -> {
                // the outcome of the operation says so; nothing else does
            }
        }
    }

    private void overwrite(MemoryRows.Found stored, Memory after) throws SQLException {
        MemoryRows.update(session, plan.project(), stored.number(), after);
        touchedScopes.add(
                SqlScopes.numbered(session, plan.project(), stored.memory().scope()));
        touched(after);
    }

    private void touched(Memory after) throws SQLException {
        touchedScopes.add(SqlScopes.numbered(session, plan.project(), after.scope()));
        changed.add(new EntryKey.OfMemory(after.id()));
    }

    private void write(EntryKey key, Embedding embedding) throws SQLException {
        Features features = plan.features().getOrDefault(key, Features.NONE);
        long number = number(key);
        require(number != 0, "has a vector for " + key.text() + ", which the project does not have");
        switch (key) {
            case EntryKey.OfMemory memory -> {
                EmbeddingRows.putOfMemory(session, embedders, number, embedding, features);
                note(mentionsOfMemories, number, features);
                noteRelations(key, number, features);
            }
            case EntryKey.OfTurn turn -> {
                EmbeddingRows.putOfTurn(session, embedders, number, embedding, features);
                note(mentionsOfTurns, number, features);
                require(
                        features.relations().isEmpty(),
                        "has a relation for " + key.text() + "; only memories state any");
            }
        }
        changed.add(key);
    }

    /** The mentions of a plan are written together: the price of a statement is paid once. */
    private static void note(Map<Long, List<EntityMention>> mentions, long number, Features features) {
        if (!features.entities().isEmpty()) {
            mentions.put(number, features.entities());
        }
    }

    private void noteRelations(EntryKey key, long number, Features features) {
        if (features.relations().isEmpty()) {
            return;
        }
        Set<String> named =
                features.entities().stream().map(EntityMention::canonical).collect(Collectors.toSet());
        for (RelationMention relation : features.relations()) {
            require(
                    named.contains(CanonicalName.of(relation.subject()))
                            && named.contains(CanonicalName.of(relation.object())),
                    "has a relation for " + key.text() + " with an end that is none of its entities");
        }
        relations.put(number, features.relations());
    }

    /** The number of a live memory or of a turn, or 0. */
    private long number(EntryKey key) throws SQLException {
        return switch (key) {
            case EntryKey.OfMemory(MemoryId id) -> {
                Long known = added.get(id);
                yield known == null ? MemoryRows.number(session, plan.project(), id) : known;
            }
            case EntryKey.OfTurn(TurnId id) -> TurnRows.number(session, plan.project(), id);
        };
    }

    private void withdraw(TurnId turn) throws SQLException {
        long number = TurnRows.number(session, plan.project(), turn);
        require(number != 0, "withdraws the turn " + turn + ", which the project does not have");
        EmbeddingRows.removeOfTurn(session, number);
        touchedScopes.add(scopeOf(turn.episode()));
        changed.add(new EntryKey.OfTurn(turn));
    }

    private void conclude(Plan.Conclusion conclusion) throws SQLException {
        Operation operation = conclusion.operation();
        switch (operation.kind()) {
            case ADD -> {
                require(
                        OperationRows.conclude(session, plan.project(), operation),
                        "concludes the operation " + operation.id() + ", which is not pending in the project");
                touchedScopes.add(scopeOf(new EpisodeId(operation.id())));
            }
            case READ_LATER, DELETE_ALL, RELEASE, CONSOLIDATE, UNDO -> {
                require(
                        OperationRows.find(session, plan.project(), operation.id())
                                .isEmpty(),
                        "concludes the operation " + operation.id() + " a second time");
                OperationRows.insert(session, plan.project(), operation, null);
            }
        }
        SqlUsage.note(session, plan, conclusion);
    }

    private long scopeOf(EpisodeId episode) throws SQLException {
        return session.number("SELECT scope FROM episode WHERE project = ? AND id = ?", plan.project(), episode);
    }

    private void write(Operation operation, Plan.Jobs jobs) throws SQLException {
        if (operation.kind() == Operation.Kind.ADD) {
            JobRows.remove(session, plan.project(), operation.id());
        }
        if (jobs.ended() != null) {
            require(
                    JobRows.remove(session, plan.project(), jobs.ended().id()),
                    "ends the job " + jobs.ended().id() + ", which the project does not have");
            touchedScopes.add(scopeOf(jobs.ended().task().episode()));
        }
        for (Job dropped : jobs.dropped()) {
            if (JobRows.remove(session, plan.project(), dropped.id())) {
                OperationRows.follow(session, dropped);
                touchedScopes.add(scopeOf(dropped.task().episode()));
            }
        }
        if (jobs.left() != null) {
            JobRows.insert(session, jobs.left(), scopeOf(jobs.left().task().episode()));
        }
    }

    private void keep(Plan.Conclusion conclusion) throws SQLException {
        if (conclusion.reversal() != null) {
            session.update(
                    "INSERT INTO reversal (project, operation, reversal) VALUES (?, ?, ?)",
                    plan.project(),
                    conclusion.operation().id(),
                    ReversalJson.write(conclusion.reversal()));
        }
    }

    private void restore(Memory after) throws SQLException {
        MemoryRows.Found stored = MemoryRows.known(session, plan.project(), after.id())
                .orElseThrow(() -> refusal("restores the memory " + after.id() + ", which the project never had"));
        if (stored.memory().lifecycle().state() == MemoryState.DELETED) {
            requireEmbedding(after);
        }
        overwrite(stored, after);
    }

    private MemoryRows.Found live(MemoryId id) throws SQLException {
        return MemoryRows.live(session, plan.project(), id)
                .orElseThrow(() -> refusal("changes the memory " + id + ", which the project does not have"));
    }

    private void requireEmbedding(Memory memory) {
        EntryKey key = new EntryKey.OfMemory(memory.id());
        require(plan.embeddings().containsKey(key), "has no vector for the new text of " + key.text());
    }

    private static boolean sameIndexText(Memory stored, Memory after) {
        return stored.text().equals(after.text())
                && stored.scope().equals(after.scope())
                && Objects.equals(
                        stored.attribution().actor(), after.attribution().actor());
    }

    static void require(boolean fits, String complaint) {
        if (!fits) {
            throw refusal(complaint);
        }
    }

    private static KeepsakeException refusal(String complaint) {
        return new KeepsakeException(ErrorCategory.INTERNAL, "The plan " + complaint + "; nothing of it was written");
    }
}
