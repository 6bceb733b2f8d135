package dev.keepsake.server.operations;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.canary.Canary;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.JsonFields;

/** Runs the canary because somebody asks for it. */
final class CanaryRoute {

    private static final int MOST_RUNS = 100;

    private final Canary canary;

    CanaryRoute(Canary canary) {
        this.canary = canary;
    }

    Response run(Request request, Caller caller) {
        int count = request.body().length == 0
                ? 1
                : JsonFields.ofBody(request.body()).integer("count", 1);
        if (count < 1 || count > MOST_RUNS) {
            throw KeepsakeException.invalid("count is 1 to " + MOST_RUNS + ", not " + count);
        }
        return Response.ok(HealthView.CanaryView.of(canary.run(count)));
    }
}
