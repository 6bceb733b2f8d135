package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityMention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which known entity a mention is. In this order: the one of the same canonical name; the only one of that name in
 * another grammatical case; the only one of whose name it is a part ("Caroline" for "Caroline Smith"); the only one whose long
 * name differs by one letter. A part that several share, or a name that nothing known is like, is an entity of its own.
 *
 * <p>Pure and safe for use by many threads.
 */
public final class EntityLinker {

    /** Shorter names that differ by a letter are different names more often than not: Marie and Maria, Dan and Ian. */
    static final int SHORTEST_MISSPELT = 8;

    private EntityLinker() {}

    /** Why a mention is taken for an entity. */
    public enum Ground {
        SAME_NAME,
        OTHER_CASE,
        PART_OF_NAME,
        SPELLING,
        /** Nothing known is meant. */
        NEW
    }

    /**
     * A mention and the entity it is of.
     *
     * @param mention what was read
     * @param entity the canonical name of the entity, which is the mention's own when it is new
     * @param ground why
     */
    public record Link(EntityMention mention, String entity, Ground ground) {}

    /** One link for each of {@code mentions}, in their order. Mentions are not linked to each other. */
    public static List<Link> link(List<EntityMention> mentions, KnownNames known) {
        return mentions.stream().map(mention -> link(mention, known)).toList();
    }

    private static Link link(EntityMention mention, KnownNames known) {
        String name = mention.canonical();
        if (known.contains(name)) {
            return new Link(mention, name, Ground.SAME_NAME);
        }
        String inflected = known.inflected(name);
        if (inflected != null) {
            return new Link(mention, inflected, Ground.OTHER_CASE);
        }
        String whole = known.whole(name, false);
        if (whole != null) {
            return new Link(mention, whole, Ground.PART_OF_NAME);
        }
        String misspelt = likeSpelt(name, known);
        return misspelt == null ? new Link(mention, name, Ground.NEW) : new Link(mention, misspelt, Ground.SPELLING);
    }

    /** The only long name that differs by one letter, or null. A digit that differs makes another thing. */
    private static @Nullable String likeSpelt(String name, KnownNames known) {
        if (name.length() < SHORTEST_MISSPELT || hasDigit(name)) {
            return null;
        }
        String like = null;
        for (String other : known.names()) {
            if (isOneLetterApart(name, other)) {
                if (like != null) {
                    return null;
                }
                like = other;
            }
        }
        return like;
    }

    /** Whether one letter inserted, left out, changed or swapped with its neighbour makes one of the other. */
    static boolean isOneLetterApart(String one, String other) {
        int difference = one.length() - other.length();
        if (difference > 1 || difference < -1 || hasDigit(other)) {
            return false;
        }
        int front = 0;
        while (front < one.length() && front < other.length() && one.charAt(front) == other.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < Math.min(one.length(), other.length()) - front
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        int left = one.length() - front - back;
        int leftOfOther = other.length() - front - back;
        boolean swapped = left == 2
                && leftOfOther == 2
                && one.charAt(front) == other.charAt(front + 1)
                && one.charAt(front + 1) == other.charAt(front);
        return swapped || (left <= 1 && leftOfOther <= 1 && left + leftOfOther > 0);
    }

    private static boolean hasDigit(String name) {
        return name.chars().anyMatch(Character::isDigit);
    }
}
