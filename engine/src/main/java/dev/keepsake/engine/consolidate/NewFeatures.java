package dev.keepsake.engine.consolidate;

import dev.keepsake.engine.add.FeatureReader;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is read from a memory that consolidation has made. */
final class NewFeatures {

    private NewFeatures() {}

    /** What the text tells, with those of {@code relations} whose ends it names. */
    static Features of(Memory memory, List<RelationMention> relations) {
        Features read = FeatureReader.of(memory.text(), memory.lifecycle().createdAt());
        Set<String> named =
                read.entities().stream().map(EntityMention::canonical).collect(Collectors.toSet());
        return read.withRelations(relations.stream()
                .filter(relation -> named.contains(CanonicalName.of(relation.subject()))
                        && named.contains(CanonicalName.of(relation.object())))
                .toList());
    }
}
