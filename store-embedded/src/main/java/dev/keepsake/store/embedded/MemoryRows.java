package dev.keepsake.store.embedded;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Memories and their sources as rows. */
final class MemoryRows {

    /** What {@link #read} reads, of a memory {@code m}. */
    static final String COLUMNS =
            "m.number, m.id, m.user_id, m.agent_id, m.app_id, m.run_id, m.kind, m.text, m.role, m.actor,"
                    + " m.attributes, m.state, m.valid_from, m.valid_to, m.created_at, m.updated_at, m.closed_at, m.superseded_by,"
                    + " m.expires_on, m.slot, m.slot_value, m.slot_at, m.fact_kind, m.trust, m.categories, m.links";

    /** What {@link #values} gives, in that order. */
    private static final List<String> WRITTEN = List.of(
            "scope",
            "user_id",
            "agent_id",
            "app_id",
            "run_id",
            "kind",
            "text",
            "text_hash",
            "role",
            "actor",
            "attributes",
            "state",
            "valid_from",
            "valid_to",
            "created_at",
            "updated_at",
            "closed_at",
            "superseded_by",
            "expires_on",
            "slot",
            "slot_value",
            "slot_at",
            "fact_kind",
            "trust",
            "categories",
            "links");

    private static final String INSERT = "INSERT INTO memory (project, id, " + String.join(", ", WRITTEN)
            + ") VALUES (?, ?" + ", ?".repeat(WRITTEN.size()) + ")";

    private static final String UPDATE =
            "UPDATE memory SET " + String.join(" = ?, ", WRITTEN) + " = ? WHERE number = ?";

    private MemoryRows() {}

    static Found read(Row row) throws SQLException {
        return new Found(
                row.number(),
                new Memory(
                        new MemoryId(row.uuid()),
                        SqlScopes.read(row),
                        row.constant(MemoryKind.class),
                        row.text(),
                        new Attribution(row.constant(Role.class), row.optionalText()),
                        AttributeJson.read(row.text()),
                        List.of(),
                        new Lifecycle(
                                row.constant(MemoryState.class),
                                new Validity(row.moment(), row.moment()),
                                row.moment(),
                                row.moment(),
                                row.optionalMoment(),
                                memoryId(row.optionalText()),
                                row.optionalDay()),
                        slot(row.optionalText(), row.optionalText(), row.optionalMoment()),
                        new Nature(
                                row.constant(FactKind.class),
                                row.constant(Trust.class),
                                NatureJson.categories(row.text())),
                        NatureJson.links(row.text())));
    }

    /** The found memories in their order, with their sources. */
    static List<Memory> withSources(Session session, List<Found> found) throws SQLException {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Source>> sources = new HashMap<>();
        session.each(
                "SELECT memory, episode, ordinal, span_start, span_end FROM source"
                        + " WHERE memory IN (SELECT value FROM json_each(?)) ORDER BY memory, position",
                row -> sources.computeIfAbsent(row.number(), number -> new ArrayList<>())
                        .add(new Source(
                                new TurnId(new EpisodeId(row.uuid()), row.small()),
                                new Span(row.small(), row.small()))),
                Json.numbers(found.stream().map(Found::number).toList()));
        return found.stream()
                .map(each -> each.memory().withSources(sources.getOrDefault(each.number(), List.of())))
                .toList();
    }

    /** Inserts a memory and returns its number. */
    static long insert(Session session, ProjectId project, Memory memory) throws SQLException {
        List<@Nullable Object> values = values(session, project, memory);
        values.addAll(0, List.of(project, memory.id()));
        session.update(INSERT, values.toArray());
        long number = session.lastNumber();
        insertSources(session, number, memory.sources());
        return number;
    }

    /** Writes a memory as it is now over the row of this number. */
    static void update(Session session, ProjectId project, long number, Memory memory) throws SQLException {
        List<@Nullable Object> values = values(session, project, memory);
        values.add(number);
        session.update(UPDATE, values.toArray());
        replaceSources(session, number, memory.sources());
    }

    /** What {@link #WRITTEN} names. */
    private static List<@Nullable Object> values(Session session, ProjectId project, Memory memory)
            throws SQLException {
        Scope scope = memory.scope();
        Lifecycle lifecycle = memory.lifecycle();
        Slot slot = memory.slot();
        return new ArrayList<>(Arrays.<@Nullable Object>asList(
                SqlScopes.numbered(session, project, scope),
                scope.user(),
                scope.agent(),
                scope.app(),
                scope.run(),
                memory.kind(),
                memory.text(),
                memory.text().hashCode(),
                memory.attribution().role(),
                memory.attribution().actor(),
                AttributeJson.write(memory.attributes()),
                lifecycle.state(),
                lifecycle.validity().from(),
                lifecycle.validity().to(),
                lifecycle.createdAt(),
                lifecycle.updatedAt(),
                lifecycle.closedAt(),
                lifecycle.supersededBy(),
                lifecycle.expiresOn(),
                slot == null ? null : slot.key(),
                slot == null ? null : slot.value(),
                slot == null ? null : slot.at(),
                memory.nature().kind(),
                memory.nature().trust(),
                NatureJson.categories(memory.nature().categories()),
                NatureJson.links(memory.links())));
    }

    private static void replaceSources(Session session, long number, List<Source> sources) throws SQLException {
        session.update("DELETE FROM source WHERE memory = ?", number);
        insertSources(session, number, sources);
    }

    /** The memory with this id, unless the project never had it or it is deleted. */
    static Optional<Found> live(Session session, ProjectId project, MemoryId id) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + " FROM memory m WHERE m.project = ? AND m.id = ? AND m.state <> 'DELETED'",
                MemoryRows::read,
                project,
                id);
    }

    /** The memory with this id, deleted or not, unless the project never had it. */
    static Optional<Found> known(Session session, ProjectId project, MemoryId id) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + " FROM memory m WHERE m.project = ? AND m.id = ?", MemoryRows::read, project, id);
    }

    /** Whether the project has or had a memory of this id. */
    static boolean exists(Session session, ProjectId project, MemoryId id) throws SQLException {
        return session.number("SELECT count(*) FROM memory WHERE project = ? AND id = ?", project, id) > 0;
    }

    /** The number of a live memory, or 0. */
    static long number(Session session, ProjectId project, MemoryId id) throws SQLException {
        return session.number(
                "SELECT number FROM memory WHERE project = ? AND id = ? AND state <> 'DELETED'", project, id);
    }

    private static void insertSources(Session session, long number, List<Source> sources) throws SQLException {
        for (int position = 0; position < sources.size(); position++) {
            Source source = sources.get(position);
            session.update(
                    "INSERT INTO source (memory, position, episode, ordinal, span_start, span_end) VALUES (?, ?, ?, ?, ?, ?)",
                    number,
                    position,
                    source.turn().episode(),
                    source.turn().ordinal(),
                    source.span().start(),
                    source.span().end());
        }
    }

    private static @Nullable MemoryId memoryId(@Nullable String text) {
        return text == null ? null : new MemoryId(UUID.fromString(text));
    }

    static @Nullable Slot slot(@Nullable String key, @Nullable String value, @Nullable Instant at) {
        return key == null || value == null || at == null ? null : new Slot(key, value, at);
    }

    /**
     * A memory without its sources.
     *
     * @param number the number of its row
     * @param memory all but the sources
     */
    record Found(long number, Memory memory) {}
}
