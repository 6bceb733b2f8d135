package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.entity.Entity;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.testkit.sample.SampleData;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever checks a damaged store sees the entities that nothing names. */
class SqlEntitiesTest {

    private static final ProjectId PROJECT = new ProjectId("acme");
    private static final Scope ALICE = Scope.ofUser("alice");

    @TempDir
    Path directory;

    @Test
    void anEntityWithoutAMentionIsListedWithNone() throws SQLException {
        SampleData data = new SampleData();
        Memory memory = data.memory(ALICE, "tea");
        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            store.embeddings().bind(data.embedder().id());
            data.plan(store, PROJECT).add(memory).apply();
        }
        try (var file = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("keepsake.db"));
                var statement = file.createStatement()) {
            statement.executeUpdate("INSERT INTO entity (scope, canonical) SELECT number, 'rome' FROM scope");
        }

        try (EmbeddedStore store = EmbeddedStore.open(directory)) {
            assertThat(store.entities().list(PROJECT, PageRequest.first(9)).items())
                    .containsExactly(new Entity(ALICE, "rome", "rome", 0));
        }
    }
}
