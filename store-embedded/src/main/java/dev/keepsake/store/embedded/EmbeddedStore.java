package dev.keepsake.store.embedded;

import dev.keepsake.index.GraphIndex;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.ApiKeyStore;
import dev.keepsake.store.ChangeLog;
import dev.keepsake.store.EmbeddingStore;
import dev.keepsake.store.EntityStore;
import dev.keepsake.store.EpisodeStore;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.MemoryStore;
import dev.keepsake.store.MigrationStore;
import dev.keepsake.store.PlanStore;
import dev.keepsake.store.QuarantineStore;
import dev.keepsake.store.SettingsStore;
import dev.keepsake.store.Store;
import dev.keepsake.store.UsageStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The truth in one SQLite file, {@code keepsake.db}, in a directory that one process at a time may use. A write returns
 * when it is on the disk; writes of many threads share their commits. Safe for use by many threads.
 */
public final class EmbeddedStore implements Store {

    private static final String FILE = "keepsake.db";

    private final DirectoryLock lock;
    private final Database database;
    private final SqlEpisodes episodes;
    private final SqlJobs jobs;
    private final SqlMemories memories;
    private final SqlPlans plans;
    private final SqlChangeLog log;
    private final SqlEmbeddings embeddings;
    private final SqlMigrations migrations;
    private final SqlEntities entities;
    private final SqlGraph graph;
    private final SqlQuarantine quarantine;
    private final SqlSettings settings;
    private final SqlUsage usage;
    private final SqlKeys keys;

    EmbeddedStore(DirectoryLock lock, Database database) {
        this.lock = lock;
        this.database = database;
        Leases leases = new Leases();
        this.episodes = new SqlEpisodes(database, leases);
        this.jobs = new SqlJobs(database, leases);
        this.memories = new SqlMemories(database);
        this.plans = new SqlPlans(database);
        this.log = new SqlChangeLog(database, null);
        this.embeddings = new SqlEmbeddings(database);
        this.migrations = new SqlMigrations(database);
        this.entities = new SqlEntities(database);
        this.graph = new SqlGraph(database);
        this.quarantine = new SqlQuarantine(database);
        this.settings = new SqlSettings(database);
        this.usage = new SqlUsage(database);
        this.keys = new SqlKeys(database);
    }

    /** Whether there is a store in this directory. */
    public static boolean existsIn(Path directory) {
        return Files.isRegularFile(directory.resolve(FILE));
    }

    /**
     * Who has the store in this directory open, in words such as {@code another process (number 4711)}; nothing is opened or made.
     * Empty when nobody has, or when that cannot be told.
     */
    public static Optional<String> whoHas(Path directory) {
        return DirectoryLock.whoHas(directory);
    }

    /**
     * Opens the store in {@code directory}; makes both when they are not there. The caller closes it.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code STORAGE_UNAVAILABLE} when the directory is in use or cannot
     *     be written to or the file is damaged, with {@code CONFIGURATION} when the file is not one this version reads
     */
    public static EmbeddedStore open(Path directory) {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            return new EmbeddedStore(lock, Database.open(directory.resolve(FILE)));
        } catch (RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    @Override
    public EpisodeStore episodes() {
        return episodes;
    }

    @Override
    public JobStore jobs() {
        return jobs;
    }

    @Override
    public MemoryStore memories() {
        return memories;
    }

    @Override
    public PlanStore plans() {
        return plans;
    }

    @Override
    public ChangeLog log() {
        return log;
    }

    @Override
    public EmbeddingStore embeddings() {
        return embeddings;
    }

    @Override
    public MigrationStore migrations() {
        return migrations;
    }

    @Override
    public EntityStore entities() {
        return entities;
    }

    @Override
    public GraphIndex graph() {
        return graph;
    }

    @Override
    public QuarantineStore quarantine() {
        return quarantine;
    }

    @Override
    public SettingsStore settings() {
        return settings;
    }

    @Override
    public UsageStore usage() {
        return usage;
    }

    @Override
    public ApiKeyStore keys() {
        return keys;
    }

    @Override
    public List<ProjectId> everyProject() {
        return database.read(SqlProjects::every);
    }

    @Override
    public boolean lastWriteFailed() {
        return database.lastWriteFailed();
    }

    /** Waits for the reads and writes under way, then closes the file and lets go of the directory. */
    @Override
    public void close() {
        try {
            database.close();
        } finally {
            lock.close();
        }
    }
}
