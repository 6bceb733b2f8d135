package dev.keepsake.store.embedded;

import dev.keepsake.conversation.Turn;
import dev.keepsake.index.ContextText;
import dev.keepsake.index.IndexText;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be embedded of a memory or turn.
 *
 * @param number the number of the memory or turn
 * @param actor the speaker's name, or null
 * @param text what was said
 * @param hasContext whether there is a second vector
 * @param episode the number of the episode of the first turn it came from, 0 for none
 * @param ordinal the place of that turn
 */
record Said(long number, @Nullable String actor, String text, boolean hasContext, long episode, int ordinal) {

    /** The columns of a memory {@code m} with its first source {@code s} in the episode {@code e}; its second vector put between. */
    static final String OF_MEMORY = "m.number, m.actor, m.text, %s, e.number, s.ordinal";

    /** The columns of a turn {@code t}. */
    static final String OF_TURN = "t.number, t.name, t.text, %s, t.episode, t.ordinal";

    /** What leads from a memory {@code m} to its first source. */
    static final String FIRST_SOURCE = " LEFT JOIN source s ON s.memory = m.number AND s.position = 0"
            + " LEFT JOIN episode e ON e.project = m.project AND e.id = s.episode";

    /** More turns than {@link ContextText} takes, because it does not count blank ones. */
    private static final int TURNS_LOOKED_BACK = 50;

    static Said read(Row row) throws SQLException {
        return new Said(row.number(), row.optionalText(), row.text(), row.flag(), row.number(), row.small());
    }

    String indexText() {
        return IndexText.of(actor, text);
    }

    /** The text of the second vector, or null when there is none. */
    @Nullable
    String context(Session session) throws SQLException {
        if (!hasContext) {
            return null;
        }
        List<Turn> newestFirst = session.all(
                "SELECT " + TurnRows.COLUMNS + " FROM turn t JOIN episode e ON e.number = t.episode"
                        + " WHERE t.episode = ? AND t.ordinal < ? AND t.role <> 'SYSTEM'"
                        + " ORDER BY t.ordinal DESC LIMIT ?",
                TurnRows::read,
                episode,
                ordinal,
                TURNS_LOOKED_BACK);
        return ContextText.of(newestFirst.reversed(), indexText());
    }
}
