package dev.keepsake.testkit.reference;

import dev.keepsake.index.EntryKey;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.Job;
import dev.keepsake.store.JobStore;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything an {@link InMemoryStore} knows. Its monitor is the one lock: whoever reads or writes holds it. */
final class Contents {

    /** What the log says: which entry has changed, or, where {@code key} is null, that the whole project is gone. */
    record Logged(ProjectId project, @Nullable EntryKey key) {}

    /** A way from one embedder to another; {@code removing} once vectors have been removed. */
    record Way(EmbeddingMigration migration, boolean removing) {}

    /** A job of a project. */
    record JobKey(ProjectId project, UUID id) {}

    final Set<ProjectId> everMet = new TreeSet<>();
    final Map<ProjectId, ProjectContents> projects = new HashMap<>();
    final Map<ProjectId, ProjectSettings> settings = new HashMap<>();
    final List<Submission> unfinished = new ArrayList<>();

    /** What is to be done, in the order in which it was promised. */
    final List<Job> jobs = new ArrayList<>();

    /** Who carries out which of them. */
    final Map<JobKey, JobStore.Lease> leases = new HashMap<>();

    final TreeMap<Long, Logged> log = new TreeMap<>();

    /** The lines that only the index of one embedder has to follow. */
    final Map<Long, EmbedderId> logOfOne = new HashMap<>();

    long head;

    @Nullable
    EmbedderId embedder;

    int generation = 1;

    @Nullable
    Way way;

    /** What the project has, for reading; an empty project that nobody keeps when it has nothing. */
    ProjectContents read(ProjectId project) {
        return projects.getOrDefault(project, new ProjectContents());
    }

    /** What the project has, for writing. */
    ProjectContents write(ProjectId project) {
        everMet.add(project);
        return projects.computeIfAbsent(project, created -> new ProjectContents());
    }

    void logChange(ProjectId project, EntryKey key) {
        log.put(++head, new Logged(project, key));
    }

    void logChangeFor(EmbedderId one, ProjectId project, EntryKey key) {
        logChange(project, key);
        logOfOne.put(head, one);
    }

    /** Whether plans may bring vectors of this embedder. */
    boolean takes(EmbedderId one) {
        return one.equals(embedder)
                || (way != null && !way.removing() && way.migration().concerns(one));
    }

    void destroy(ProjectId project) {
        projects.remove(project);
        unfinished.removeIf(submission -> submission.episode().project().equals(project));
        jobs.removeIf(job -> job.project().equals(project));
        log.values().removeIf(logged -> logged.project().equals(project));
        log.put(++head, new Logged(project, null));
    }
}
