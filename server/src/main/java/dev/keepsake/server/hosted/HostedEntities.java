package dev.keepsake.server.hosted;

import dev.keepsake.api.OwnersRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.AllOwners;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users, agents, apps and runs that own memories: what the platform calls entities. */
final class HostedEntities {

    private final Paging paging;

    HostedEntities(Paging paging) {
        this.paging = paging;
    }

    Response list(Request request, Caller caller) {
        PageRequest page = paging.of(request.query(), null);
        Page<ScopeOwner> owners = caller.memories().owners(new OwnersRequest(page));
        Map<ScopeField, Long> totals = new EnumMap<>(ScopeField.class);
        AllOwners.of(caller.memories()).forEach(owner -> totals.merge(owner.field(), 1L, Long::sum));
        return Response.ok(
                Entities.of(Paging.show(owners, page, request, owner -> EntityView.of(owner, caller)), totals));
    }

    static Response get(Request request, Caller caller) {
        ScopeField field = field(request);
        String id = id(request);
        return Response.ok(AllOwners.of(caller.memories()).stream()
                .filter(owner -> owner.field() == field && owner.id().equals(id))
                .map(owner -> EntityView.of(owner, caller))
                .toList());
    }

    static Response delete(Request request, Caller caller) {
        Reach reach = Reach.of(Scope.ANY.with(field(request), id(request)));
        return HostedDeleteAll.run(reach, caller.memories());
    }

    private static String id(Request request) {
        return request.parameter("entity_id").strip();
    }

    private static ScopeField field(Request request) {
        return ScopeField.ofKey(request.parameter("entity_type"))
                .orElseThrow(() -> KeepsakeException.invalid("Invalid entity type"));
    }

    /** An owner as the platform shows one; it is found again by its name, so that is its id as well. */
    record EntityView(
            String id,
            String name,
            String type,
            String owner,
            @Nullable Object metadata,
            long totalMemories,
            String createdAt,
            String updatedAt) {

        static EntityView of(ScopeOwner owner, Caller caller) {
            return new EntityView(
                    owner.id(),
                    owner.id(),
                    owner.field().key(),
                    caller.project().value(),
                    null,
                    owner.memories(),
                    WireTimes.write(owner.createdAt()),
                    WireTimes.write(owner.updatedAt()));
        }
    }

    record Entities(
            long count,
            @Nullable String next,
            @Nullable String previous,
            List<EntityView> results,
            long totalUsers,
            long totalAgents,
            long totalApps,
            long totalRuns) {

        static Entities of(Paging.Paged<EntityView> page, Map<ScopeField, Long> totals) {
            return new Entities(
                    page.count(),
                    page.next(),
                    page.previous(),
                    page.results(),
                    totals.getOrDefault(ScopeField.USER, 0L),
                    totals.getOrDefault(ScopeField.AGENT, 0L),
                    totals.getOrDefault(ScopeField.APP, 0L),
                    totals.getOrDefault(ScopeField.RUN, 0L));
        }
    }
}
