package dev.keepsake.engine.graph;

import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Trust;
import dev.keepsake.model.Embedder;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.Deadline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds to what was read from statements the relations they state, with ends that are entities of their scope. */
public final class Relating {

    /** So many ends that a scope has are known when another one is read. */
    private static final int MOST_KNOWN = 2_000;

    private static final int MOST_LOOKED_UP = 500;

    private final GraphIndex graph;
    private final Embedder embedder;
    private final InstantSource clock;

    public Relating(GraphIndex graph, Embedder embedder, InstantSource clock) {
        this.graph = graph;
        this.embedder = embedder;
        this.clock = clock;
    }

    /** The features of each statement with its relations, and with mentions of both ends of each, in order. */
    public List<Features> relate(ProjectId project, Scope scope, List<Statement> statements, Deadline deadline) {
        List<List<RelationMention>> read =
                statements.stream().map(Statement::relations).toList();
        Map<String, String> entities =
                read.stream().allMatch(List::isEmpty) ? Map.of() : resolved(project, scope, statements, read, deadline);
        List<Features> related = new ArrayList<>();
        for (int place = 0; place < statements.size(); place++) {
            related.add(RelatedFeatures.of(
                    statements.get(place).text(),
                    statements.get(place).features(),
                    renamed(read.get(place), entities)));
        }
        return related;
    }

    /** What a text that was written by hand states, read by rules alone and without a look at what is known. */
    public static Features ofCorrection(String text, Attribution attribution, Trust trust, Features features) {
        Statement statement =
                new Statement(text, attribution, trust, new ClaimReader().read(text, attribution), List.of(), features);
        return RelatedFeatures.of(text, features, statement.relations());
    }

    /** What was read from a text that was put together from others, with the relations that these stated. */
    public static Features ofParts(String text, Features features, List<RelationMention> relations) {
        return RelatedFeatures.of(text, features, relations);
    }

    private Map<String, String> resolved(
            ProjectId project,
            Scope scope,
            List<Statement> statements,
            List<List<RelationMention>> read,
            Deadline deadline) {
        Set<String> ends = new LinkedHashSet<>();
        read.forEach(relations -> relations.forEach(relation -> {
            ends.add(relation.subject());
            ends.add(relation.object());
        }));
        statements.forEach(statement -> ends.remove(RelationReader.speaker(statement.attribution())));
        Set<String> known = graph.ends(project, scope, MOST_KNOWN);
        return new EndResolution(known, names -> written(project, scope, names), embedder, deadline).of(ends);
    }

    /** How the ends with these canonical names are written where they were stated last. */
    private Map<String, String> written(ProjectId project, Scope scope, Set<String> names) {
        Selection selection = new Selection(project, scope, Filter.all(), new Visibility(true, true, clock.instant()));
        Map<String, String> written = new HashMap<>();
        for (GraphIndex.Found found : graph.around(GraphQuery.around(selection, names, 1, MOST_LOOKED_UP))) {
            Relation relation = found.relation();
            if (relation.scope().equals(scope)) {
                written.putIfAbsent(relation.subject(), relation.mention().subject());
                written.putIfAbsent(relation.object(), relation.mention().object());
            }
        }
        return written;
    }

    private static List<RelationMention> renamed(List<RelationMention> read, Map<String, String> entities) {
        Gathered gathered = new Gathered();
        for (RelationMention relation : read) {
            gathered.add(
                    entities.getOrDefault(relation.subject(), relation.subject()),
                    relation.predicate(),
                    entities.getOrDefault(relation.object(), relation.object()));
        }
        return gathered.relations();
    }
}
