package dev.keepsake.store;

import dev.keepsake.index.GraphIndex;
import dev.keepsake.scope.ProjectId;
import java.util.List;

/** The truth. Everything acknowledged is in here; every index can be rebuilt from it. Safe for use by many threads. */
public interface Store extends AutoCloseable {

    /** What came in: episodes, turns and the operations that brought them. */
    EpisodeStore episodes();

    /** What was promised and is not done. */
    JobStore jobs();

    /** What is known: reads over memories and their history. */
    MemoryStore memories();

    /** The one way to change what is known. */
    PlanStore plans();

    /** The change log that indexes follow. */
    ChangeLog log();

    /** Which embedder filled this store. */
    EmbeddingStore embeddings();

    /** Its way from one embedder to another. */
    MigrationStore migrations();

    /** What is named in it. */
    EntityStore entities();

    /** Who stands how to whom in it. */
    GraphIndex graph();

    /** What is held back from it. */
    QuarantineStore quarantine();

    /** How its projects want to be treated. */
    SettingsStore settings();

    /** What models took for it. */
    UsageStore usage();

    /** Who may call. */
    ApiKeyStore keys();

    /** Every project that has or had an episode, a memory or a key: for start-up and checks, not for tenants. */
    List<ProjectId> everyProject();

    /** Whether the last write failed by the store's own fault, as on a full disk; false before the first. Answers at once. */
    boolean lastWriteFailed();

    @Override
    void close();
}
