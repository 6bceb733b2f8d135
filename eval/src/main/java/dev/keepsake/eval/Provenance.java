package dev.keepsake.eval;

import dev.keepsake.api.Hit;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Leads from what a search returns back to the dataset's turns: by the attribute that carries the gold id, and by the turns
 * a memory names as its sources. The text is never looked at.
 */
public final class Provenance {

    /** The attribute that carries the gold id of a turn. */
    public static final String ATTRIBUTE = "src";

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Map<TurnId, String> goldOf = new HashMap<>();
    private final Map<String, String> sessionOf;

    /** @param sessionOf the session of each of the dataset's turns, both by id */
    public Provenance(Map<String, String> sessionOf) {
        this.sessionOf = Map.copyOf(sessionOf);
    }

    /** Remembers where a turn of the dataset was kept. */
    public void record(TurnId turn, String goldId) {
        goldOf.put(turn, goldId);
    }

    /** What a hit is worth. */
    public Returned of(Hit hit) {
        return switch (hit) {
            case Hit.OfMemory(Memory memory, var score, var explanation) ->
                returned(turns(memory), words(memory.attribution().actor(), memory.text()));
            case Hit.OfTurn(var turn, var score, var explanation) -> {
                String gold = goldOf.get(turn.id());
                yield returned(gold == null ? Set.of() : Set.of(gold), words(turn.name(), turn.text()));
            }
        };
    }

    private Returned returned(Set<String> turns, int words) {
        Set<String> sessions = new HashSet<>();
        turns.forEach(turn -> {
            String session = sessionOf.get(turn);
            if (session != null) {
                sessions.add(session);
            }
        });
        return new Returned(turns, sessions, words);
    }

    /** Ids of the dataset's turns that {@code memory} names as its origin. */
    public Set<String> turns(Memory memory) {
        Set<String> turns = new HashSet<>(named(memory.attributes()));
        memory.sources().forEach(source -> {
            String gold = goldOf.get(source.turn());
            if (gold != null) {
                turns.add(gold);
            }
        });
        return turns;
    }

    private static Set<String> named(Attributes attributes) {
        String id = attributes.text(ATTRIBUTE);
        if (id != null) {
            return Set.of(id);
        }
        Set<String> ids = new HashSet<>();
        if (attributes.get(ATTRIBUTE) instanceof AttributeValue.Items(var items)) {
            items.forEach(item -> {
                if (item instanceof AttributeValue.Text(String text)) {
                    ids.add(text);
                }
            });
        }
        return ids;
    }

    /** Words as a prompt would carry them, the speaker's name included. */
    public static int words(@Nullable String actor, String text) {
        return BLANKS.split(IndexText.of(actor, text).strip()).length;
    }
}
