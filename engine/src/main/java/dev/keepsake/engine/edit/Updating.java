package dev.keepsake.engine.edit;

import dev.keepsake.api.UpdateRequest;
import dev.keepsake.change.Change;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Quarantine;
import dev.keepsake.store.Store;
import dev.keepsake.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The verb {@code update}: a correction in place. */
public final class Updating {

    private final Store store;
    private final Embedder embedder;
    private final Writer writer;
    private final Clock clock;
    private final ClaimReader claims = new ClaimReader();

    public Updating(Store store, Embedder embedder, Writer writer, Clock clock) {
        this.store = store;
        this.embedder = embedder;
        this.writer = writer;
        this.clock = clock;
    }

    public Memory update(ProjectId project, UpdateRequest request) {
        return writer.phases().in(Phase.UPDATE, () -> updated(project, request));
    }

    private Memory updated(ProjectId project, UpdateRequest request) {
        Memory found = find(store, project, request.id());
        Map<EntryKey, Embedding> embeddings = embed(found, request);
        Plan plan = writer.write(() -> plan(project, request, embeddings));
        return plan.changes().getFirst().after();
    }

    private Plan plan(ProjectId project, UpdateRequest request, Map<EntryKey, Embedding> embeddings) {
        var scope = find(store, project, request.id()).scope();
        var versions = writer.versions(project, List.of(scope));
        Memory before = find(store, project, request.id());
        Instant now = clock.instant();
        Memory after = before.withText(request.text() == null ? before.text() : request.text())
                .withSlot(slot(project, before, request.text()))
                .withAttributes(before.attributes().merge(request.attributes()))
                .withLifecycle(before.lifecycle().updated(now, expiry(before, request.expiry())));
        // What is said in the same words keeps its vector and what else was read from it.
        boolean same = after.text().equals(before.text());
        return new Plan(
                project,
                now,
                List.of(new Change.Updated(before, after)),
                same ? Map.of() : embeddings,
                same ? Map.of() : features(after),
                List.of(),
                Quarantine.UNTOUCHED,
                versions,
                null);
    }

    /** What is corrected by hand is read for its words and relations alone. */
    private static Map<EntryKey, Features> features(Memory corrected) {
        Features features = Relating.ofCorrection(
                corrected.text(), corrected.attribution(), corrected.nature().trust(), Features.NONE);
        return Map.of(new EntryKey.OfMemory(corrected.id()), features);
    }

    /** A reworded memory stays in its slot when it still is about it and no other holds it with another value. */
    private @Nullable Slot slot(ProjectId project, Memory memory, @Nullable String text) {
        Slot slot = memory.slot();
        if (text == null || slot == null || memory.lifecycle().state() != MemoryState.CURRENT) {
            return slot;
        }
        return claims.read(text, memory.attribution()).stream()
                .map(claim -> claim.slot(slot.at()))
                .filter(reworded -> reworded.key().equals(slot.key()) && !isContested(project, memory, reworded))
                .findFirst()
                .orElse(null);
    }

    private boolean isContested(ProjectId project, Memory memory, Slot slot) {
        return store.memories().inSlots(project, memory.scope(), List.of(slot.key())).stream()
                .filter(other -> other.lifecycle().state() == MemoryState.CURRENT)
                .filter(other -> !other.id().equals(memory.id()))
                .anyMatch(other -> other.slot() != null && !slot.agreesWith(other.slot()));
    }

    private Map<EntryKey, Embedding> embed(Memory memory, UpdateRequest request) {
        String text = request.text();
        if (text == null) {
            return Map.of();
        }
        List<String> texts = List.of(IndexText.of(memory.attribution().actor(), text));
        Embedding embedding =
                embedder.embed(texts, Embedder.Purpose.PASSAGE, Deadline.NONE).getFirst();
        return Map.of(new EntryKey.OfMemory(memory.id()), embedding);
    }

    private static @Nullable LocalDate expiry(Memory memory, UpdateRequest.Expiry expiry) {
        return switch (expiry) {
            case UpdateRequest.Expiry.Keep keep -> memory.lifecycle().expiresOn();
            case UpdateRequest.Expiry.Clear clear -> null;
            case UpdateRequest.Expiry.On(LocalDate day) -> day;
        };
    }

    static Memory find(Store store, ProjectId project, MemoryId id) {
        return store.memories().get(project, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> KeepsakeException.notFound("This project has no memory " + id));
    }
}
