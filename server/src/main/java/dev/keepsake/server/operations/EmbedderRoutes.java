package dev.keepsake.server.operations;

import static dev.keepsake.server.http.Route.keyed;

import dev.keepsake.api.EmbedderComparison.Asked;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.EmbedderUpkeep;
import dev.keepsake.api.Projects;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.http.Caller;
import dev.keepsake.server.http.Endpoint;
import dev.keepsake.server.http.Failures;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.http.Response;
import dev.keepsake.server.http.Route;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireEmbedder;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * {@code /v1/embedder/}, ours: changing the embedder of the whole store while the server runs. It concerns every project, so that
 * only a key of the default project, the operator's own, is let in. What others searched for lately is never told, only how the
 * answers to it differ.
 */
public final class EmbedderRoutes {

    private static final String PATH = "/v1/embedder/";
    private static final int MOST_QUERIES = 1_000;

    private final Projects projects;

    private EmbedderRoutes(Projects projects) {
        this.projects = projects;
    }

    public static List<Route> routes(Projects projects) {
        EmbedderRoutes routes = new EmbedderRoutes(projects);
        return List.of(
                route("GET", PATH, routes.told(EmbedderUpkeep::status)),
                route("POST", PATH + "migrate/", routes::migrate),
                route("POST", PATH + "compare/", routes::compare),
                route("POST", PATH + "retry/", routes.told(EmbedderUpkeep::retrySetAside)),
                route("POST", PATH + "switch/", routes.accepting(EmbedderUpkeep::switchOver)),
                route("POST", PATH + "rollback/", routes.accepting(EmbedderUpkeep::rollBack)),
                route("POST", PATH + "finish/", routes.told(EmbedderUpkeep::finish)),
                route("POST", PATH + "cancel/", routes.told(EmbedderUpkeep::cancel)));
    }

    private static Route route(String method, String path, Endpoint.KeyedHandler handler) {
        return keyed(method, path, Failures::detail, (request, caller) -> {
            if (!caller.project().equals(ProjectId.DEFAULT)) {
                return Response.json(
                        403,
                        Map.of(
                                "detail",
                                "The embedder is that of every project; only a key of the default project may ask for it"));
            }
            return handler.handle(request, caller);
        });
    }

    private Endpoint.KeyedHandler told(Function<EmbedderUpkeep, EmbedderStatus> act) {
        return (request, caller) -> Response.ok(WireEmbedder.write(act.apply(projects.embedding())));
    }

    private Endpoint.KeyedHandler accepting(BiFunction<EmbedderUpkeep, Boolean, EmbedderStatus> act) {
        return (request, caller) -> {
            boolean accepted = request.body().length > 0
                    && JsonFields.ofBody(request.body()).flag("accept_set_aside", false);
            return Response.ok(WireEmbedder.write(act.apply(projects.embedding(), accepted)));
        };
    }

    private Response migrate(Request request, Caller caller) {
        String to = JsonFields.ofBody(request.body()).text("to");
        if (to == null || to.isBlank()) {
            throw KeepsakeException.invalid("Say which embedder to go to, as \"to\"");
        }
        return Response.ok(WireEmbedder.write(projects.embedding().migrateTo(to)));
    }

    private Response compare(Request request, Caller caller) {
        if (request.body().length == 0) {
            return compared(List.of());
        }
        JsonFields body = JsonFields.ofBody(request.body());
        List<String> queries = body.texts("queries");
        if (queries.size() > MOST_QUERIES) {
            throw KeepsakeException.invalid("At most " + MOST_QUERIES + " queries are compared; got " + queries.size());
        }
        Scope owners = owners(body);
        return compared(queries.stream()
                .map(query -> Asked.of(caller.project(), owners, query))
                .toList());
    }

    private static Scope owners(JsonFields body) {
        Scope owners = Scope.ANY;
        for (ScopeField owner : ScopeField.values()) {
            owners = owners.with(owner, body.text(owner.key() + "_id"));
        }
        return owners;
    }

    private Response compared(List<Asked> own) {
        return Response.ok(WireEmbedder.write(projects.embedding().compare(own), !own.isEmpty()));
    }
}
