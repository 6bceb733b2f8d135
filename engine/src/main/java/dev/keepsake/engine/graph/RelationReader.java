package dev.keepsake.engine.graph;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.engine.slot.StatedClauses;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import java.util.List;

/**
 * Reads by rules which relations a statement states: what claims about slots say, what people are to each other, and what
 * somebody does to somebody or something with a name. English only, few and right rather than many: a question, a wish, a
 * denial, hearsay and what is no longer so state none.
 *
 * <p>The same text always gives the same relations. Safe for use by many threads.
 */
public final class RelationReader {

    /** Longer texts are documents, in which "I" and "my" may be anybody's. */
    private static final int LONGEST_TEXT = 2_000;

    private static final String USER = "user";

    private RelationReader() {}

    /**
     * The relations that {@code text} states.
     *
     * @param attribution whose statement it is: who "I" is in it
     * @param claims what it says about slots
     * @param mentions the entities it names
     */
    public static List<RelationMention> read(
            String text, Attribution attribution, List<Claim> claims, List<EntityMention> mentions) {
        Gathered gathered = new Gathered();
        if (text.length() <= LONGEST_TEXT) {
            Naming naming = new Naming(text, speaker(attribution), mentions, gathered);
            ClaimRelations.read(claims, naming);
            for (StatedClauses.Stated clause : StatedClauses.of(text, attribution)) {
                BondPatterns.read(clause.text(), naming);
                VerbPatterns.read(clause.text(), clause.bounded(), naming);
            }
        }
        return gathered.relations();
    }

    /** What the speaker of a statement is called as an end of a relation. */
    static String speaker(Attribution attribution) {
        String actor = attribution.actor();
        if (actor != null && !actor.isBlank()) {
            return actor.strip();
        }
        return attribution.role() == Role.ASSISTANT ? Role.ASSISTANT.key() : USER;
    }
}
