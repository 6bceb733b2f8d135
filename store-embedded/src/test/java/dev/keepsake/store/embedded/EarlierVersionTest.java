package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Nature;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.MemoryCount;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Submission;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFeatures;
import dev.keepsake.testkit.sample.SampleData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory as an earlier version left it opens and goes on. */
class EarlierVersionTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant LEARNED = Instant.parse("2026-01-02T03:04:05Z");
    private static final UUID ID = new UUID(1, 2);

    @TempDir
    Path directory;

    private final SampleData data = new SampleData();

    @Test
    void whatWasKeptBeforeFeaturesWereReadComesWithoutAndCanGetThem() throws SQLException, IOException {
        Embedding embedding = data.embedder().embed("tea");
        writeSecondVersion(embedding);

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            List<IndexUpdate> updates = store.log().after(0, 10).updates();
            Memory memory =
                    store.memories().get(PROJECT, List.of(new MemoryId(ID))).getFirst();
            EntryKey key = new EntryKey.OfMemory(memory.id());
            IndexEntry entry = new IndexEntry(
                    key, PROJECT, Facets.of(memory), embedding, Role.ASSISTANT, List.of(), Features.NONE);
            assertThat(updates).containsExactly(new IndexUpdate.Upsert(entry));

            Features read = ExoticFeatures.of(data);
            data.plan(store, PROJECT).reword(memory, "milk").read(key, read).apply();
            assertThat(store.log().after(1, 10).updates())
                    .singleElement()
                    .satisfies(update -> assertThat(
                                    ((IndexUpdate.Upsert) update).entry().features())
                            .isEqualTo(read));
        }
    }

    @Test
    void whatWasKeptBeforeNaturesWereToldApartIsPlainAndCanStateRelations() throws SQLException, IOException {
        writeSecondVersion(data.embedder().embed("tea"));
        bringToThirdVersion();

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            Memory memory =
                    store.memories().get(PROJECT, List.of(new MemoryId(ID))).getFirst();
            assertThat(memory.nature()).isEqualTo(Nature.PLAIN);
            assertThat(memory.links()).isEmpty();
            assertThat(store.memories().everyCount())
                    .containsExactly(new MemoryCount(memory.kind(), MemoryState.CURRENT, 1));

            Features read = ExoticFeatures.ofMemory(data);
            EntryKey key = new EntryKey.OfMemory(memory.id());
            data.plan(store, PROJECT).reword(memory, "milk").read(key, read).apply();
            Visibility seen = Visibility.currentAt(LEARNED);
            assertThat(store.graph().list(new Selection(PROJECT, ALICE, Filter.all(), seen), 0, 10))
                    .hasSameSizeAs(read.relations());
        }
    }

    @Test
    void episodesThatWereKeptByYesOrNoAreReadAsTheyWereMeant() throws SQLException, IOException {
        writeSecondVersion(data.embedder().embed("tea"));
        bringToThirdVersion();

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.episodes().unfinishedInEveryProject())
                    .extracting(Submission::handling)
                    .containsExactly(Handling.DEFAULT, Handling.VERBATIM);
            Submission newer = data.handled(data.submission(PROJECT, ALICE, "milk"), Exotic.handling());
            store.episodes().accept(newer);
            assertThat(store.episodes().unfinishedInEveryProject().getLast()).isEqualTo(newer);
            assertThat(store.episodes().before(PROJECT, ALICE, newer.episode().id(), 10))
                    .extracting(Turn::text)
                    .containsExactly("first", "second");
        }
    }

    @Test
    void addsThatWerePendingBeforeThereWereJobsHaveOneThatIsDue() throws SQLException, IOException {
        writeSecondVersion(data.embedder().embed("tea"));
        bringToThirdVersion();

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            JobStore.Lease lease = new JobStore.Lease(new UUID(1, 1), Instant.MAX);
            Submission first = store.episodes().unfinishedInEveryProject().getFirst();

            assertThat(store.jobs().everyStatus(LEARNED).getFirst().waiting()).isEqualTo(2);
            assertThat(store.jobs().claim(LEARNED, lease, null))
                    .contains(Job.of(first).in(Job.State.RUNNING));
        }
    }

    @Test
    void whatWasNotStoredBeforeCausesWereToldApartWasNotMemorable() throws SQLException, IOException {
        writeSecondVersion(data.embedder().embed("tea"));
        bringToThirdVersion();

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            Outcome outcome = store.episodes()
                    .operation(PROJECT, new UUID(0, 1))
                    .orElseThrow()
                    .outcome();
            assertThat(outcome)
                    .isEqualTo(new Outcome(
                            List.of(),
                            List.of(new Outcome.NotStored(null, LeftOut.Cause.NOT_MEMORABLE, "small talk")),
                            "rules/1"));
            assertThat(store.usage().between(PROJECT, Instant.MIN, Instant.MAX).adds())
                    .isZero();
            assertThat(store.settings().of(PROJECT)).isEqualTo(ProjectSettings.DEFAULT);
        }
    }

    /** Goes on with the second version, and lets two adds be pending in the third one. */
    private void bringToThirdVersion() throws SQLException, IOException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keepsake.db"))) {
            run(file, script("003-features.sql"));
            run(file, "UPDATE meta SET value = '3' WHERE name = '" + Meta.SCHEMA + "'");
            insertPending(file, 1, "first");
            insertPending(file, 0, "second");
        }
    }

    private static void insertPending(Connection file, int infer, String text) throws SQLException {
        UUID id = new UUID(0, infer);
        String outcome = "{\"extractor\":\"rules/1\",\"stored\":[],\"notStored\":[{\"reason\":\"small talk\"}]}";
        byte[] moment = Moments.bytes(LEARNED.minusSeconds(infer));
        insert(
                file,
                "INSERT INTO operation (project, id, kind, state, outcome, created_at)" + " VALUES ('acme', '" + id
                        + "', 'ADD', 'PENDING', '" + outcome + "', ?)",
                moment);
        insert(
                file,
                "INSERT INTO episode (number, project, id, scope, received_at, infer, attributes)" + " VALUES ("
                        + (2 - infer) + ", 'acme', '" + id + "', 1, ?, " + infer + ", '{}')",
                moment);
        insert(
                file,
                "INSERT INTO turn (episode, ordinal, role, text, said_at, identity, attributes)" + " VALUES ("
                        + (2 - infer) + ", 0, 'USER', '" + text + "', ?, '" + text + "', '{}')",
                moment);
    }

    private static void insert(Connection file, String sql, byte[] moment) throws SQLException {
        try (var insert = file.prepareStatement(sql)) {
            insert.setBytes(1, moment);
            insert.executeUpdate();
        }
    }

    private void writeSecondVersion(Embedding embedding) throws SQLException, IOException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keepsake.db"))) {
            for (String script : List.of("001-first.sql", "002-slots.sql")) {
                run(file, script(script));
            }
            run(file, "PRAGMA application_id = " + 0x4b454550);
            run(file, "INSERT INTO meta (name, value) VALUES ('" + Meta.SCHEMA + "', '2')");
            run(
                    file,
                    "INSERT INTO meta (name, value) VALUES ('" + Meta.EMBEDDER + "', '"
                            + embedding.embedder().name() + "'), ('" + Meta.DIMENSION + "', '"
                            + embedding.embedder().dimension() + "')");
            run(file, "INSERT INTO project (id) VALUES ('acme')");
            run(
                    file,
                    "INSERT INTO scope (number, project, canonical, user_id, version) VALUES (1, 'acme', '"
                            + ALICE.canonical() + "', 'alice', 1)");
            insertMemory(file);
            try (var insert = file.prepareStatement("INSERT INTO memory_embedding (memory, vector) VALUES (1, ?)")) {
                insert.setBytes(1, Vectors.bytes(embedding.vector()));
                insert.executeUpdate();
            }
            run(file, "INSERT INTO change_log (project, entry) VALUES ('acme', 'm:" + ID + "')");
        }
    }

    private static void insertMemory(Connection file) throws SQLException {
        try (var insert = file.prepareStatement(
                "INSERT INTO memory (number, project, id, scope, user_id, kind, text, text_hash, role, attributes,"
                        + " state, valid_from, valid_to, created_at, updated_at) VALUES (1, 'acme', '" + ID
                        + "', 1, 'alice', 'FACT', 'tea', " + "tea".hashCode()
                        + ", 'ASSISTANT', '{}', 'CURRENT', ?, ?, ?, ?)")) {
            insert.setBytes(1, Moments.bytes(LEARNED));
            insert.setBytes(2, Moments.bytes(LEARNED.plusSeconds(1)));
            insert.setBytes(3, Moments.bytes(LEARNED));
            insert.setBytes(4, Moments.bytes(LEARNED));
            insert.executeUpdate();
        }
    }

    private static void run(Connection file, String sql) throws SQLException {
        try (var statement = file.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream script = Objects.requireNonNull(Schema.class.getResourceAsStream("schema/" + name))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
