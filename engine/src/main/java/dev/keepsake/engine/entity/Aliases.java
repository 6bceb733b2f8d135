package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The shorter names by which people with longer ones are called: "Caroline" and "Smith" for "Caroline Smith". An alias is
 * weaker evidence than the name, because others may have it too.
 */
public final class Aliases {

    /** What an alias is worth where the whole name is worth 1. */
    public static final double WEIGHT = 0.5;

    private static final WordLists CUES = WordLists.read("cues.txt");
    private static final Set<String> CONNECTORS = CUES.get("connectors");
    private static final Set<String> OPENERS = CUES.get("open");
    private static final int SHORTEST = 3;
    private static final int MOST_WORDS = 3;

    private Aliases() {}

    /** The canonical forms of the parts by which the entity may be called too; none for one that is no person. */
    public static List<String> of(EntityMention mention) {
        boolean mayBePerson = mention.kind() == EntityKind.PERSON || mention.kind() == EntityKind.OTHER;
        return mayBePerson ? ofName(mention.canonical()) : List.of();
    }

    /** The parts of a canonical name that looks like a person's: two or three words, all of which could be names. */
    static List<String> ofName(String canonical) {
        if (canonical.indexOf(' ') < 0) {
            return List.of();
        }
        List<String> parts = new ArrayList<>(List.of(canonical.split(" ")));
        if (OPENERS.contains(parts.getFirst()) || parts.contains("of") || parts.contains("the")) {
            return List.of();
        }
        parts.removeIf(CONNECTORS::contains);
        if (parts.size() < 2 || parts.size() > MOST_WORDS || parts.stream().anyMatch(Aliases::namesNobody)) {
            return List.of();
        }
        parts.removeIf(part -> part.length() < SHORTEST);
        return parts;
    }

    private static boolean namesNobody(String part) {
        return Kinds.isWordOfThing(part)
                || Language.ENGLISH.isOrdinary(part)
                || part.chars().anyMatch(letter -> Character.isDigit(letter) || letter == '.' || letter == '@');
    }
}
