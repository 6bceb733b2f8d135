package dev.keepsake.testkit.reference;

import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.IdSource;
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
import dev.keepsake.testkit.fake.SequentialIds;
import java.util.List;

/**
 * The truth in plain collections under one lock. It forgets everything with the process: for tests, and as the meaning of
 * the contract, nothing else.
 */
public final class InMemoryStore implements Store {

    private final EpisodeStore episodes;
    private final JobStore jobs;
    private final MemoryStore memories;
    private final PlanStore plans;
    private final ChangeLog log;
    private final EmbeddingStore embeddings;
    private final MigrationStore migrations;
    private final EntityStore entities;
    private final GraphIndex graph;
    private final QuarantineStore quarantine;
    private final SettingsStore settings;
    private final UsageStore usage;
    private final ApiKeyStore keys;
    private final Contents contents = new Contents();

    public InMemoryStore() {
        this(new SequentialIds());
    }

    /** A store whose history entries take their ids from {@code historyIds}. */
    public InMemoryStore(IdSource historyIds) {
        episodes = new InMemoryEpisodes(contents);
        jobs = new InMemoryJobs(contents);
        memories = new InMemoryMemories(contents);
        plans = new InMemoryPlans(contents, historyIds);
        log = new InMemoryLog(contents, null);
        embeddings = new InMemoryEmbeddings(contents);
        migrations = new InMemoryMigrations(contents);
        entities = new InMemoryEntities(contents);
        graph = new InMemoryGraph(contents);
        quarantine = new InMemoryQuarantine(contents);
        settings = new InMemorySettings(contents);
        usage = new InMemoryUsage(contents);
        keys = new InMemoryKeys(contents);
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
        synchronized (contents) {
            return List.copyOf(contents.everMet);
        }
    }

    @Override
    public boolean lastWriteFailed() {
        return false;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
