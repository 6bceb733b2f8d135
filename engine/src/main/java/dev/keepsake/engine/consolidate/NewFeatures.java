package dev.keepsake.engine.consolidate;

import dev.keepsake.engine.add.FeatureReader;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Memory;
import java.util.List;

/** What is read from a memory that consolidation has made. */
final class NewFeatures {

    private NewFeatures() {}

    /** What the text tells, with the relations that its parts stated. */
    static Features of(Memory memory, List<RelationMention> relations) {
        Features read = FeatureReader.of(memory.text(), memory.lifecycle().createdAt());
        return Relating.ofParts(memory.text(), read, relations);
    }
}
