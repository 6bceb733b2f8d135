package dev.keepsake.testkit.reference;

import dev.keepsake.change.Past;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryGraph implements GraphIndex {

    private static final Comparator<Memory> NEWEST_FIRST = Comparator.comparing(
                    (Memory memory) -> memory.lifecycle().createdAt())
            .reversed()
            .thenComparing(Memory::id);

    /** An entity of one scope: what a walk comes by. */
    private record Stop(Scope scope, String entity) {}

    private final Contents contents;

    InMemoryGraph(Contents contents) {
        this.contents = contents;
    }

    @Override
    public List<Found> around(GraphQuery query) {
        List<Relation> relations;
        synchronized (contents) {
            relations = selected(query.selection());
        }
        Map<Stop, Integer> distances = new HashMap<>();
        for (Relation relation : relations) {
            for (Stop end : ends(relation)) {
                if (query.entities().contains(end.entity())) {
                    distances.put(end, 0);
                }
            }
        }
        List<Found> found = new ArrayList<>();
        List<Relation> rest = new ArrayList<>(relations);
        for (int distance = 1; distance <= query.depth(); distance++) {
            List<Relation> hop = new ArrayList<>();
            for (Relation relation : rest) {
                if (ends(relation).stream().anyMatch(distances::containsKey)) {
                    hop.add(relation);
                    found.add(new Found(relation, distance));
                }
            }
            rest.removeAll(hop);
            for (Relation relation : hop) {
                for (Stop end : ends(relation)) {
                    distances.putIfAbsent(end, distance);
                }
            }
        }
        return found.stream().limit(query.limit()).toList();
    }

    @Override
    public List<Relation> list(Selection selection, long offset, int limit) {
        synchronized (contents) {
            return selected(selection).stream()
                    .skip(Math.max(0, offset))
                    .limit(Math.max(0, limit))
                    .toList();
        }
    }

    @Override
    public Set<String> ends(ProjectId project, Scope scope, int limit) {
        Selection everything = new Selection(project, scope, Filter.all(), new Visibility(true, true, Instant.EPOCH));
        return list(everything, 0, Integer.MAX_VALUE).stream()
                .filter(relation -> relation.scope().equals(scope))
                .flatMap(relation -> Stream.of(relation.subject(), relation.object()))
                .distinct()
                .limit(limit)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Relation> selected(Selection selection) {
        ProjectContents known = contents.read(selection.project());
        List<Memory> memories = new ArrayList<>();
        for (Memory memory : known.memories.values()) {
            Memory seen = seen(known, memory, selection.visibility().knownAt());
            if (seen != null && selection.includes(selection.project(), Facets.of(seen))) {
                memories.add(seen);
            }
        }
        memories.sort(NEWEST_FIRST);
        List<Relation> relations = new ArrayList<>();
        for (Memory memory : memories) {
            Features features = known.features.getOrDefault(new EntryKey.OfMemory(memory.id()), Features.NONE);
            features.relations().forEach(mention -> relations.add(relation(memory, mention)));
        }
        return relations;
    }

    /** The memory as it is asked for; null where its text was another then, because relations are read from that of now. */
    private static @Nullable Memory seen(ProjectContents known, Memory memory, @Nullable Instant moment) {
        if (moment == null) {
            return memory;
        }
        Memory past = Past.of(memory, known.history.getOrDefault(memory.id(), List.of()), moment);
        return past == null || !past.text().equals(memory.text()) ? null : past;
    }

    private static Relation relation(Memory memory, RelationMention mention) {
        return new Relation(
                memory.id(),
                memory.scope(),
                CanonicalName.of(mention.subject()),
                CanonicalName.of(mention.object()),
                mention,
                memory.lifecycle().validity(),
                memory.lifecycle().state());
    }

    private static List<Stop> ends(Relation relation) {
        return List.of(new Stop(relation.scope(), relation.subject()), new Stop(relation.scope(), relation.object()));
    }
}
