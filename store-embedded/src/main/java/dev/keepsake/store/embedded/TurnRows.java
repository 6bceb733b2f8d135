package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.scope.ProjectId;
import java.sql.SQLException;

/** Turns as rows. */
final class TurnRows {

    /** What {@link #read} reads, of a turn {@code t} in an episode {@code e}. */
    static final String COLUMNS = "e.id, t.ordinal, t.role, t.name, t.text, t.said_at, t.identity, t.attributes";

    private TurnRows() {}

    static Turn read(Row row) throws SQLException {
        TurnId id = new TurnId(new EpisodeId(row.uuid()), row.small());
        return new Turn(
                id,
                row.constant(Role.class),
                row.optionalText(),
                row.text(),
                row.moment(),
                row.text(),
                AttributeJson.read(row.text()));
    }

    static void insert(Session session, long episode, Turn turn) throws SQLException {
        session.update(
                "INSERT INTO turn (episode, ordinal, role, name, text, said_at, identity, attributes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                episode,
                turn.id().ordinal(),
                turn.role(),
                turn.name(),
                turn.text(),
                turn.time(),
                turn.identity(),
                AttributeJson.write(turn.attributes()));
    }

    /** The number of a turn of this project, or 0. */
    static long number(Session session, ProjectId project, TurnId id) throws SQLException {
        return session.number(
                "SELECT t.number FROM turn t JOIN episode e ON e.number = t.episode"
                        + " WHERE e.project = ? AND e.id = ? AND t.ordinal = ?",
                project,
                id.episode(),
                id.ordinal());
    }
}
