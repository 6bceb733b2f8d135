package dev.keepsake.index;

import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.TimeMention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a memory or turn when it was written, beside its own vector, for signals that look at more than its
 * words.
 *
 * @param inContext the vector of its {@link ContextText}, or null when there is nothing before it
 * @param times the times its text names
 * @param entities the entities its text names, and those that stand at an end of its relations
 * @param relations the relations its text states, in its order
 * @param substance how much it tells, 0..1: 0 for a mere reaction or question, 1 for a statement that says who, when and how
 *     many
 */
public record Features(
        @Nullable Embedding inContext,
        List<TimeMention> times,
        List<EntityMention> entities,
        List<RelationMention> relations,
        double substance) {

    /** Of an entry that was not read. */
    public static final Features NONE = new Features(null, List.of(), List.of(), List.of(), 0);

    public Features {
        times = List.copyOf(times);
        entities = List.copyOf(entities);
        relations = List.copyOf(relations);
        if (!(substance >= 0 && substance <= 1)) {
            throw KeepsakeException.invalid("The substance of an entry lies between 0 and 1; got " + substance);
        }
    }

    /** Of an entry that states no relation. */
    public Features(
            @Nullable Embedding inContext, List<TimeMention> times, List<EntityMention> entities, double substance) {
        this(inContext, times, entities, List.of(), substance);
    }

    /** The entities that the text names, for signals that look for names. */
    public List<EntityMention> named() {
        return entities.stream()
                .filter(mention -> mention.kind() != EntityKind.UNNAMED)
                .toList();
    }

    public Features withInContext(@Nullable Embedding embedding) {
        return new Features(embedding, times, entities, relations, substance);
    }

    public Features withEntities(List<EntityMention> newEntities) {
        return new Features(inContext, times, newEntities, relations, substance);
    }

    public Features withRelations(List<RelationMention> newRelations) {
        return new Features(inContext, times, entities, newRelations, substance);
    }
}
