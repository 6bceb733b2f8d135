package dev.keepsake.store.embedded;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Selection;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Acceptance;
import dev.keepsake.store.EpisodeStore;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Submission;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Submissions, kept as they came. */
final class SqlEpisodes implements EpisodeStore {

    private final Database database;
    private final Leases leases;

    SqlEpisodes(Database database, Leases leases) {
        this.database = database;
        this.leases = leases;
    }

    @Override
    public Acceptance accept(Submission submission, JobStore.@Nullable Lease lease) {
        Episode episode = submission.episode();
        try {
            return database.write(session -> accept(session, submission, lease));
        } catch (RuntimeException unknown) {
            leases.drop(episode.project(), episode.id().value());
            throw unknown;
        }
    }

    @Override
    public Optional<Operation> operation(ProjectId project, UUID id) {
        return database.read(session -> OperationRows.find(session, project, id));
    }

    @Override
    public Page<Operation> operations(
            ProjectId project, Operation.@Nullable Kind kind, Operation.@Nullable State state, PageRequest page) {
        return database.read(session -> OperationRows.page(session, project, kind, state, page));
    }

    @Override
    public Optional<Episode> episode(ProjectId project, EpisodeId id) {
        return submission(project, id).map(Submission::episode);
    }

    @Override
    public Optional<Submission> submission(ProjectId project, EpisodeId id) {
        return database.read(session -> {
            List<Stored> found = submissions(session, "e.project = ? AND e.id = ?", project, id);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.getFirst()
                            .submission(turnsOf(session, found.getFirst().number())));
        });
    }

    @Override
    public List<Turn> turns(ProjectId project, Collection<TurnId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(session -> session.all(
                "SELECT " + TurnRows.COLUMNS + " FROM json_each(?) k"
                        + " CROSS JOIN episode e ON e.project = ? AND e.id = k.value ->> 0"
                        + " CROSS JOIN turn t ON t.episode = e.number AND t.ordinal = k.value ->> 1"
                        + " ORDER BY k.key",
                TurnRows::read,
                turnList(ids),
                project));
    }

    @Override
    public Map<String, TurnId> known(ProjectId project, Scope scope, Collection<String> identities) {
        Map<String, TurnId> known = new LinkedHashMap<>();
        if (identities.isEmpty()) {
            return known;
        }
        return database.read(session -> {
            known.clear();
            session.each(
                    "SELECT t.identity, e.id, t.ordinal FROM turn t"
                            + " JOIN episode e ON e.number = t.episode"
                            + " JOIN scope s ON s.number = e.scope"
                            + " JOIN operation o ON o.project = e.project AND o.id = e.id"
                            + " WHERE t.identity IN (SELECT value FROM json_each(?))"
                            + " AND e.project = ? AND s.canonical = ? AND o.state = 'SUCCEEDED' ORDER BY t.number",
                    row -> known.putIfAbsent(row.text(), new TurnId(new EpisodeId(row.uuid()), row.small())),
                    Json.list(identities),
                    project,
                    scope.canonical());
            return known;
        });
    }

    @Override
    public List<TurnId> ofFailed(ProjectId project, Scope scope, Collection<String> identities) {
        return database.read(session -> session.all(
                "SELECT e.id, t.ordinal FROM turn t"
                        + " JOIN episode e ON e.number = t.episode"
                        + " JOIN scope s ON s.number = e.scope"
                        + " JOIN operation o ON o.project = e.project AND o.id = e.id"
                        + " WHERE t.identity IN (SELECT value FROM json_each(?))"
                        + " AND e.project = ? AND s.canonical = ? AND o.state = 'FAILED' ORDER BY t.number",
                row -> new TurnId(new EpisodeId(row.uuid()), row.small()),
                Json.list(identities),
                project,
                scope.canonical()));
    }

    @Override
    public List<TurnId> indexed(Selection selection) {
        return database.read(session -> IndexEntryRows.turns(session, selection));
    }

    @Override
    public List<Turn> before(ProjectId project, Scope scope, EpisodeId episode, int limit) {
        return List.copyOf(database.read(session -> session.all(
                        "SELECT " + TurnRows.COLUMNS + " FROM scope s"
                                + " CROSS JOIN episode e ON e.scope = s.number"
                                + " CROSS JOIN turn t ON t.episode = e.number"
                                + " CROSS JOIN operation o ON o.project = e.project AND o.id = e.id"
                                + " WHERE s.project = ? AND s.canonical = ? AND o.state <> 'FAILED'"
                                + " AND e.number < (SELECT number FROM episode WHERE project = ? AND id = ?)"
                                + " ORDER BY e.number DESC, t.ordinal DESC LIMIT ?",
                        TurnRows::read,
                        project,
                        scope.canonical(),
                        project,
                        episode,
                        Math.max(0, limit)))
                .reversed());
    }

    @Override
    public List<Submission> unfinishedInEveryProject() {
        return database.read(session -> {
            List<Submission> unfinished = new ArrayList<>();
            for (Stored stored : submissions(session, "o.state = 'PENDING' AND o.kind = 'ADD'")) {
                unfinished.add(stored.submission(turnsOf(session, stored.number())));
            }
            return unfinished;
        });
    }

    /** {@code [episode, ordinal]} pairs, for {@code json_each}. */
    static String turnList(Collection<TurnId> ids) {
        return Json.write(generator -> {
            generator.writeStartArray();
            for (TurnId id : ids) {
                generator.writeStartArray();
                generator.writeString(id.episode().toString());
                generator.writeNumber(id.ordinal());
                generator.writeEndArray();
            }
            generator.writeEndArray();
        });
    }

    private Acceptance accept(Session session, Submission submission, JobStore.@Nullable Lease lease)
            throws SQLException {
        Episode episode = submission.episode();
        Submission.Idempotency idempotency = submission.idempotency();
        if (idempotency != null) {
            var taken = OperationRows.taken(session, episode.project(), idempotency.key());
            if (taken.isPresent()) {
                Operation earlier = taken.get().operation();
                return taken.get().digest().equals(idempotency.digest())
                        ? new Acceptance.Replayed(earlier)
                        : new Acceptance.KeyTaken(earlier);
            }
        }
        Operation operation = new Operation(
                episode.id().value(),
                Operation.Kind.ADD,
                Operation.State.PENDING,
                Outcome.EMPTY,
                episode.receivedAt(),
                null,
                null);
        SqlProjects.remember(session, episode.project());
        OperationRows.insert(session, episode.project(), operation, idempotency);
        long scope = insert(session, submission);
        Job job = Job.of(submission);
        long number = JobRows.insert(session, job, scope);
        if (lease != null) {
            leases.take(job.project(), job.id(), new Leases.Held(number, scope, lease));
        }
        return new Acceptance.Accepted(operation);
    }

    /** Keeps the episode with its turns, and returns the number of its scope. */
    private static long insert(Session session, Submission submission) throws SQLException {
        Episode episode = submission.episode();
        long scope = SqlScopes.numbered(session, episode.project(), episode.scope());
        session.update(
                "INSERT INTO episode (project, id, scope, received_at, handling, attributes, expires_on)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                episode.project(),
                episode.id(),
                scope,
                episode.receivedAt(),
                HandlingJson.write(submission),
                AttributeJson.write(submission.attributes()),
                submission.expiresOn());
        long number = session.lastNumber();
        for (Turn turn : episode.turns()) {
            TurnRows.insert(session, number, turn);
        }
        return scope;
    }

    private static List<Turn> turnsOf(Session session, long episode) throws SQLException {
        return session.all(
                "SELECT " + TurnRows.COLUMNS + " FROM turn t JOIN episode e ON e.number = t.episode"
                        + " WHERE t.episode = ? ORDER BY t.ordinal",
                TurnRows::read,
                episode);
    }

    private static List<Stored> submissions(Session session, String where, Object... values) throws SQLException {
        return session.all(
                "SELECT e.number, e.project, e.id, e.received_at, e.handling, e.attributes, e.expires_on,"
                        + " o.idempotency_key, o.idempotency_digest, s.user_id, s.agent_id, s.app_id, s.run_id"
                        + " FROM operation o JOIN episode e ON e.project = o.project AND e.id = o.id"
                        + " JOIN scope s ON s.number = e.scope"
                        + " WHERE " + where + " ORDER BY o.created_at, o.number",
                row -> new Stored(
                        row.number(),
                        new ProjectId(row.text()),
                        new EpisodeId(row.uuid()),
                        row.moment(),
                        row.text(),
                        AttributeJson.read(row.text()),
                        row.optionalDay(),
                        idempotency(row.optionalText(), row.optionalText()),
                        SqlScopes.read(row)),
                values);
    }

    private static Submission.@Nullable Idempotency idempotency(@Nullable String key, @Nullable String digest) {
        return key == null || digest == null ? null : new Submission.Idempotency(key, digest);
    }

    /** A submission without its turns. */
    private record Stored(
            long number,
            ProjectId project,
            EpisodeId id,
            Instant receivedAt,
            String handling,
            Attributes attributes,
            @Nullable LocalDate expiresOn,
            Submission.@Nullable Idempotency idempotency,
            Scope scope) {

        Submission submission(List<Turn> turns) {
            return new Submission(
                    new Episode(id, project, scope, turns, receivedAt),
                    HandlingJson.read(handling),
                    attributes,
                    expiresOn,
                    idempotency,
                    HandlingJson.beforehand(handling));
        }
    }
}
