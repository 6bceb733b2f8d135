package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.conversation.Role;
import dev.keepsake.filter.Facets;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
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
