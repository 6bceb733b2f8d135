package dev.keepsake.server;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The written description of the API, held against what the server really says. */
final class Described {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNode API = load();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    /** May come from any route and need not be described at each. */
    private static final Set<Integer> EVERYWHERE = Set.of(405, 413);

    private Described() {}

    /** Every described route, as {@code GET /path}. */
    static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : API.path("paths").properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return routes;
    }

    /** What is wrong with an answer according to the description; nothing for paths that are not described. */
    static List<String> problems(String method, String path, int status, String body) {
        JsonNode operation = operation(method, path.replaceFirst("\\?.*", ""));
        if (operation.isMissingNode() || EVERYWHERE.contains(status)) {
            return List.of();
        }
        JsonNode response = operation.path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of(method + " " + path + " answered an undescribed " + status + ": " + body);
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        for (Error error : compiled(schema).validate(MAPPER.readTree(body))) {
            problems.add(method + " " + path + " " + status + ": " + error + " in " + body);
        }
        return problems;
    }

    private static JsonNode operation(String method, String path) {
        JsonNode paths = API.path("paths");
        String name = method.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, JsonNode> entry : paths.properties()) {
            String pattern = entry.getKey().replaceAll("\\{[a-z_]+\\}", "[^/]+");
            if (path.matches(pattern) && entry.getValue().has(name)) {
                return entry.getValue().path(name);
            }
        }
        return MAPPER.missingNode();
    }

    private static Schema compiled(JsonNode schema) {
        return COMPILED.computeIfAbsent(schema.toString(), text -> {
            ObjectNode whole = (ObjectNode) MAPPER.readTree(atHome(text));
            whole.set(
                    "$defs",
                    MAPPER.readTree(atHome(API.at("/components/schemas").toString())));
            return SCHEMAS.getSchema(whole);
        });
    }

    /** A schema on its own keeps its definitions where JSON Schema wants them. */
    private static String atHome(String schema) {
        return schema.replace("#/components/schemas/", "#/$defs/");
    }

    private static JsonNode load() {
        try (InputStream in = Described.class.getResourceAsStream("openapi.json")) {
            return MAPPER.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
