package dev.keepsake.engine.add;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.entity.EntityReader;
import dev.keepsake.engine.time.TimeMentions;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.extract.Fact;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads of every turn and fact what signals want to know of it beside its words. */
public final class FeatureReader {

    private FeatureReader() {}

    /** The texts of turns with what was said before them; turns at the beginning are not there. */
    public static Map<TurnId, String> contexts(List<Turn> turns) {
        Map<TurnId, String> contexts = new HashMap<>();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            String context = ContextText.of(turns.subList(0, i), IndexText.of(turn.name(), turn.text()));
            if (context != null && turn.role() != Role.SYSTEM && !turn.text().isBlank()) {
                contexts.put(turn.id(), context);
            }
        }
        return contexts;
    }

    /** What a turn tells, without its context. */
    public static Features of(Turn turn) {
        return of(turn.text(), turn.time());
    }

    /** What a fact tells, its relative times meant from when it was said. */
    static Features of(Fact fact, Instant said) {
        return of(fact.text(), said);
    }

    /** What a text tells, its relative times meant from when it was said. */
    public static Features of(String text, Instant said) {
        List<EntityMention> entities = EntityReader.mentions(text);
        List<TimeMention> times = TimeMentions.in(text, said, ZoneOffset.UTC);
        return new Features(null, times, entities, Substance.of(text, times, entities));
    }
}
