package dev.keepsake.server.hosted;

import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireRelation;
import dev.keepsake.store.PageRequest;
import java.util.List;

/** {@code POST /v1/relations/}, which is ours: relations by filter, a page at a time. */
final class HostedRelations {

    private final Paging paging;

    HostedRelations(Paging paging) {
        this.paging = paging;
    }

    Response list(Request request, Caller caller) {
        JsonFields body = JsonFields.ofBody(request.body());
        PageRequest page = paging.of(request.query(), body);
        return Response.ok(new Listed(of(HostedReads.reach(body), page, caller)));
    }

    /** The relations of the memories within reach. */
    static List<WireRelation> of(Reach reach, PageRequest page, Caller caller) {
        return WireRelation.listed(caller.memories().relations(new RelationsRequest(reach, page)));
    }

    private record Listed(List<WireRelation> results) {}
}
