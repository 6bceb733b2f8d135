package dev.keepsake.engine;

import dev.keepsake.api.ConsolidateRequest;
import dev.keepsake.api.Consolidation;
import dev.keepsake.api.JobsRequest;
import dev.keepsake.api.QuarantineRequest;
import dev.keepsake.api.ReleaseRequest;
import dev.keepsake.api.ScopesRequest;
import dev.keepsake.api.UndoRequest;
import dev.keepsake.api.Upkeep;
import dev.keepsake.api.UsageRequest;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.store.Quarantined;
import dev.keepsake.store.UsageStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looking after one project. */
record ProjectUpkeep(ProjectId project, UpkeepVerbs verbs) implements Upkeep {

    @Override
    public ProjectSettings settings() {
        return verbs.store().settings().of(project);
    }

    @Override
    public void configure(ProjectSettings settings) {
        Policy policy = settings.policy();
        if (policy != null && policy != Policy.VERBATIM) {
            verbs.extractors().of(policy);
        }
        verbs.store().settings().keep(project, settings);
    }

    @Override
    public UsageStore.Usage usage(UsageRequest request) {
        return verbs.store().usage().between(project, request.from(), request.to());
    }

    @Override
    public Page<Quarantined> quarantined(QuarantineRequest request) {
        Page<Quarantined> held = verbs.store().quarantine().list(project, request.within(), request.page());
        Instant now = verbs.clock().instant();
        List<Quarantined> waiting =
                held.items().stream().filter(fact -> fact.until().isAfter(now)).toList();
        return new Page<>(waiting, held.total() - (held.items().size() - waiting.size()));
    }

    @Override
    public Memory release(ReleaseRequest request) {
        return verbs.releasing().release(project, request.id());
    }

    @Override
    public Page<Job> jobs(JobsRequest request) {
        return verbs.jobs().list(project, request.state(), request.page());
    }

    @Override
    public Optional<Job> job(UUID id) {
        return verbs.jobs().get(project, id);
    }

    @Override
    public Job retryJob(UUID id) {
        return verbs.jobs().retry(project, id);
    }

    @Override
    public int retryDead() {
        return verbs.jobs().retryDead(project);
    }

    @Override
    public Operation discardJob(UUID id) {
        return verbs.jobs().discard(project, id);
    }

    @Override
    public Page<Scope> scopes(ScopesRequest request) {
        return verbs.store().memories().scopes(project, request.within(), request.page());
    }

    @Override
    public Consolidation consolidate(ConsolidateRequest request) {
        return verbs.consolidating().consolidate(project, request);
    }

    @Override
    public Operation undo(UndoRequest request) {
        return verbs.undoing().undo(project, request.operation());
    }
}
