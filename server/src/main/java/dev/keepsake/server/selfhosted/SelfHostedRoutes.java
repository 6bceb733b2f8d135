package dev.keepsake.server.selfhosted;

import static dev.keepsake.server.http.Route.keyed;
import static dev.keepsake.server.http.Route.open;

import dev.keepsake.server.http.Failures;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.http.Route;
import java.util.List;
import java.util.Map;

/** Every route of the self-hosted dialect, top to bottom. */
public final class SelfHostedRoutes {

    private SelfHostedRoutes() {}

    public static List<Route> routes() {
        return List.of(
                open("GET", "/", Failures::detail, request -> docs()),
                keyed("POST", "/memories", Failures::detail, SelfHostedMemories::add),
                keyed("GET", "/memories", Failures::detail, SelfHostedMemories::list),
                keyed("DELETE", "/memories", Failures::detail, SelfHostedMemories::deleteAll),
                keyed("POST", "/search", Failures::detail, SelfHostedSearch::search),
                keyed("POST", "/reset", Failures::detail, SelfHostedMemories::reset),
                keyed("GET", "/memories/{memory_id}", Failures::detail, SelfHostedMemory::get),
                keyed("PUT", "/memories/{memory_id}", Failures::detail, SelfHostedMemory::update),
                keyed("DELETE", "/memories/{memory_id}", Failures::detail, SelfHostedMemory::delete),
                keyed("GET", "/memories/{memory_id}/history", Failures::detail, SelfHostedMemory::history),
                keyed("GET", "/entities", Failures::detail, SelfHostedEntities::list),
                keyed("DELETE", "/entities/{entity_type}/{entity_id}", Failures::detail, SelfHostedEntities::delete));
    }

    private static Response docs() {
        return Response.json(307, Map.of("docs", "/docs")).with("Location", "/docs");
    }
}
