package dev.keepsake.testkit.fault;

import dev.keepsake.error.ErrorCategory;
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
import java.util.List;

/** A store of whose parts every call may fail. */
public final class FaultyStore implements Store {

    private final Faults faults;
    private final Store inner;

    /** A failing view of {@code inner}, which stays the caller's to close. */
    public FaultyStore(Faults faults, Store inner) {
        this.faults = faults;
        this.inner = inner;
    }

    private <T> T part(Class<T> type, String name, T part) {
        return faults.around(type, name, part, ErrorCategory.STORAGE_UNAVAILABLE);
    }

    @Override
    public EpisodeStore episodes() {
        return part(EpisodeStore.class, "episodes", inner.episodes());
    }

    @Override
    public JobStore jobs() {
        return part(JobStore.class, "jobs", inner.jobs());
    }

    @Override
    public MemoryStore memories() {
        return part(MemoryStore.class, "memories", inner.memories());
    }

    @Override
    public PlanStore plans() {
        return part(PlanStore.class, "plans", inner.plans());
    }

    @Override
    public ChangeLog log() {
        return part(ChangeLog.class, "log", inner.log());
    }

    @Override
    public EmbeddingStore embeddings() {
        return part(EmbeddingStore.class, "embeddings", inner.embeddings());
    }

    @Override
    public MigrationStore migrations() {
        return part(MigrationStore.class, "migrations", inner.migrations());
    }

    @Override
    public EntityStore entities() {
        return part(EntityStore.class, "entities", inner.entities());
    }

    @Override
    public GraphIndex graph() {
        return part(GraphIndex.class, "graph", inner.graph());
    }

    @Override
    public QuarantineStore quarantine() {
        return part(QuarantineStore.class, "quarantine", inner.quarantine());
    }

    @Override
    public SettingsStore settings() {
        return part(SettingsStore.class, "settings", inner.settings());
    }

    @Override
    public UsageStore usage() {
        return part(UsageStore.class, "usage", inner.usage());
    }

    @Override
    public ApiKeyStore keys() {
        return part(ApiKeyStore.class, "keys", inner.keys());
    }

    @Override
    public List<ProjectId> everyProject() {
        return inner.everyProject();
    }

    @Override
    public boolean lastWriteFailed() {
        return inner.lastWriteFailed();
    }

    @Override
    public void close() {
        // what is behind it goes on
    }
}
