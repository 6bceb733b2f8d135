package dev.keepsake.server.hosted;

import dev.keepsake.api.QuarantineRequest;
import dev.keepsake.api.ReleaseRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Query;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.WireTimes;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Quarantined;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/quarantine/} and the release of one fact, ours: what the quality gate holds back. */
final class HostedQuarantine {

    private final Paging paging;

    HostedQuarantine(Paging paging) {
        this.paging = paging;
    }

    /** Of the owners in the query, or of the whole project where it names none. */
    Response list(Request request, Caller caller) {
        PageRequest page = paging.of(request.query(), null);
        QuarantineRequest wanted = new QuarantineRequest(scope(request.query()), page);
        return Response.ok(Paging.show(caller.upkeep().quarantined(wanted), page, request, HeldView::of));
    }

    static Response release(Request request, Caller caller) {
        UUID id = id(request.parameter("fact_id"));
        return Response.ok(MemoryView.of(caller.upkeep().release(new ReleaseRequest(id))));
    }

    private static Scope scope(Query query) {
        Scope scope = Scope.ANY;
        for (ScopeField owner : ScopeField.values()) {
            scope = scope.with(owner, query.text(owner.key() + "_id"));
        }
        return scope;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw KeepsakeException.invalid("fact_id should be a valid UUID");
        }
    }

    /** A fact that is held back. */
    record HeldView(
            String id,
            String memory,
            @Nullable String userId,
            @Nullable String agentId,
            @Nullable String appId,
            @Nullable String sessionId,
            String reason,
            String heldSince,
            String heldUntil) {

        static HeldView of(Quarantined held) {
            Scope scope = held.scope();
            return new HeldView(
                    held.id().toString(),
                    held.fact().text(),
                    scope.user(),
                    scope.agent(),
                    scope.app(),
                    scope.run(),
                    held.reason(),
                    WireTimes.write(held.at()),
                    WireTimes.write(held.until()));
        }
    }
}
