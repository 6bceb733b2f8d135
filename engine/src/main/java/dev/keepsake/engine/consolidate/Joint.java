package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes one memory of several that are pieces of one statement. */
final class Joint {

    static final String JOINED = "joined with what it belongs to";

    private final IdSource ids;

    Joint(IdSource ids) {
        this.ids = ids;
    }

    /** Joins them to {@code text}, unless a relation would be lost with the name it hangs on. */
    void join(Draft draft, List<Memory> parts, String text) {
        Memory first = parts.getFirst();
        Slot slot = parts.stream()
                .map(Memory::slot)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Memory joined = new Memory(
                new MemoryId(ids.next()),
                first.scope(),
                MemoryKind.FACT,
                text,
                first.attribution(),
                first.attributes(),
                sources(parts),
                lifecycle(draft, first),
                slot,
                first.nature(),
                links(parts));
        List<RelationMention> relations = parts.stream()
                .flatMap(part -> draft.features(part).relations().stream())
                .distinct()
                .toList();
        Features features = NewFeatures.of(joined, relations);
        if (features.relations().size() == relations.size()) {
            draft.add(joined, features);
            parts.forEach(part -> draft.supersede(part, joined, JOINED));
            draft.report(new Finding.Fragments(parts.stream().map(Memory::id).toList(), text));
        }
    }

    /** Learned when its pieces were. */
    private static Lifecycle lifecycle(Draft draft, Memory first) {
        return new Lifecycle(
                first.lifecycle().state(),
                first.lifecycle().validity(),
                first.lifecycle().createdAt(),
                draft.reading().now(),
                null,
                null,
                first.lifecycle().expiresOn());
    }

    private static List<Source> sources(List<Memory> parts) {
        return parts.stream()
                .flatMap(part -> part.sources().stream())
                .distinct()
                .toList();
    }

    private static List<Link> links(List<Memory> parts) {
        List<Link> links = new ArrayList<>();
        for (Memory part : parts) {
            links.addAll(part.links());
        }
        parts.forEach(part -> links.add(new Link(Link.Kind.MADE_FROM, part.id())));
        return links.stream().distinct().toList();
    }
}
