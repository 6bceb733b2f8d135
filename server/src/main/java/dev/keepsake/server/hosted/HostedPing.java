package dev.keepsake.server.hosted;

import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;

/** The first call of every client: is the key good, and what does it open. */
final class HostedPing {

    /** A project stands alone here; clients need some organisation's id, as a string. */
    private static final String ORGANISATION = "default";

    private HostedPing() {}

    static Response ping(Request request, Caller caller) {
        String project = caller.project().value();
        return Response.ok(new Ping("ok", ORGANISATION, project, project + "@keepsake.invalid"));
    }

    private record Ping(String status, String orgId, String projectId, String userEmail) {}
}
