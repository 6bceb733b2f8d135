package dev.keepsake.engine;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.DeleteAllRequest;
import dev.keepsake.api.DeleteRequest;
import dev.keepsake.api.EpisodeRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.OperationRequest;
import dev.keepsake.api.OperationsRequest;
import dev.keepsake.api.OwnersRequest;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.ResetRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.api.Why;
import dev.keepsake.api.WhyRequest;
import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The verbs, bound to one project. */
record ProjectMemories(ProjectId project, Verbs verbs) implements Memories {

    @Override
    public AddResult add(AddRequest request) {
        return verbs.adding().add(project, request);
    }

    @Override
    public SearchResult search(SearchRequest request) {
        SearchResult result = verbs.searching().search(project, request);
        verbs.served().note(project, result.hits());
        return result;
    }

    @Override
    public Why why(WhyRequest request) {
        return verbs.explaining().why(project, request);
    }

    @Override
    public Optional<Memory> get(GetRequest request) {
        AsOf asOf = request.asOf();
        Instant knownAt = asOf == null ? null : asOf.knownAt();
        Instant validAt = asOf == null ? null : asOf.validAt();
        List<MemoryId> wanted = List.of(request.id());
        List<Memory> found = knownAt == null
                ? verbs.store().memories().get(project, wanted)
                : verbs.store().memories().asKnown(project, wanted, knownAt);
        return found.stream()
                .filter(memory ->
                        validAt == null || memory.lifecycle().validity().covers(validAt))
                .findFirst();
    }

    @Override
    public Page<Memory> list(ListRequest request) {
        return verbs.store()
                .memories()
                .list(request.reach().in(project, verbs.clock().instant()), request.page());
    }

    @Override
    public List<Relation> relations(RelationsRequest request) {
        PageRequest page = request.page();
        return verbs.store()
                .graph()
                .list(request.reach().in(project, verbs.clock().instant()), page.offset(), page.size());
    }

    @Override
    public Memory update(UpdateRequest request) {
        return verbs.updating().update(project, request);
    }

    @Override
    public Memory restore(RestoreRequest request) {
        return verbs.restoring().restore(project, request.id());
    }

    @Override
    public Memory delete(DeleteRequest request) {
        return verbs.deleting().delete(project, request.id());
    }

    @Override
    public Operation deleteAll(DeleteAllRequest request) {
        Operation deleted = verbs.deleting().deleteAll(project, request.reach());
        // Whose questions they were is not always said: better too many are forgotten.
        verbs.searching().recent().forget(project);
        return deleted;
    }

    @Override
    public List<HistoryEntry> history(HistoryRequest request) {
        return verbs.store().memories().history(project, request.id());
    }

    @Override
    public void reset(ResetRequest request) {
        verbs.deleting().reset(project, request.everythingInProject());
        verbs.searching().recent().forget(project);
    }

    @Override
    public Page<ScopeOwner> owners(OwnersRequest request) {
        return verbs.store().memories().owners(project, request.page());
    }

    @Override
    public Optional<Episode> episode(EpisodeRequest request) {
        return verbs.store().episodes().episode(project, request.id());
    }

    @Override
    public Page<Operation> operations(OperationsRequest request) {
        return verbs.store().episodes().operations(project, request.kind(), request.state(), request.page());
    }

    @Override
    public Optional<Operation> operation(OperationRequest request) {
        return verbs.store().episodes().operation(project, request.id());
    }
}
