package dev.keepsake.cli.command;

import dev.keepsake.cli.output.Table;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.MemoryState;
import java.util.List;

/** Relations as a person reads them, one on a line. */
final class RelationTable {

    private RelationTable() {}

    static Table listed(List<Relation> relations) {
        Table table = new Table(0, "RELATION", "SINCE", "MEMORY");
        for (Relation relation : relations) {
            boolean replaced = relation.state() == MemoryState.SUPERSEDED;
            table.add(
                    (replaced ? "(superseded) " : "") + words(relation),
                    Times.day(relation.validity().from()),
                    relation.memory().toString());
        }
        return table;
    }

    static Table found(List<GraphIndex.Found> relations) {
        Table table = new Table(1, "STEPS", "RELATION", "SINCE", "MEMORY");
        for (GraphIndex.Found found : relations) {
            table.add(
                    Integer.toString(found.distance()),
                    words(found.relation()),
                    Times.day(found.relation().validity().from()),
                    found.relation().memory().toString());
        }
        return table;
    }

    private static String words(Relation relation) {
        return relation.mention().subject() + " "
                + relation.mention().predicate().replace('_', ' ') + " "
                + relation.mention().object();
    }
}
