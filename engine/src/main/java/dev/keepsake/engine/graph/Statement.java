package dev.keepsake.engine.graph;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Trust;
import java.util.List;

/**
 * A statement of which the relations are wanted.
 *
 * @param text the statement
 * @param attribution whose it is
 * @param trust how far it is trusted; of what is merely quoted, no rule reads anything
 * @param claims what it says about slots
 * @param extracted the relations that an extractor read
 * @param features what else was read from it
 */
public record Statement(
        String text,
        Attribution attribution,
        Trust trust,
        List<Claim> claims,
        List<RelationMention> extracted,
        Features features) {

    /** Relations of one statement beyond this many are those of a list, and not of somebody. */
    private static final int MOST = 24;

    /** What it states: what the extractor read, then what the rules find beside that. */
    List<RelationMention> relations() {
        Gathered gathered = new Gathered();
        ExtractedRelations.read(extracted, attribution, gathered);
        if (isReadByRules()) {
            RelationReader.read(text, attribution, claims, features.entities())
                    .forEach(relation -> gathered.add(relation.subject(), relation.predicate(), relation.object()));
        }
        return gathered.relations().stream().limit(MOST).toList();
    }

    /** A program repeats, guesses and recommends; its "I" and "my" are nobody's. */
    private boolean isReadByRules() {
        boolean person = attribution.role() == Role.USER
                || (attribution.role() == Role.ASSISTANT && attribution.actor() != null);
        return person && trust != Trust.QUOTED;
    }
}
