package dev.keepsake.server.operations;

import dev.keepsake.server.http.Response;
import dev.keepsake.server.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The written description of the API, as OpenAPI and as a page to read. */
public final class ApiDescription {

    private static final String RESOURCE = "/dev/keepsake/server/openapi.json";

    private final String json;
    private final String page;

    private ApiDescription(byte[] json) {
        this.json = new String(json, StandardCharsets.UTF_8);
        this.page = write(Json.read(json));
    }

    static ApiDescription load() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            return new ApiDescription(
                    Objects.requireNonNull(in, "The jar lacks " + RESOURCE).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Response json() {
        return Response.text("application/json", json);
    }

    Response page() {
        return Response.text("text/html; charset=utf-8", page);
    }

    private static String write(JsonNode api) {
        StringBuilder html = new StringBuilder();
        String title = escaped(api.at("/info/title").asString());
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><style>body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}")
                .append("td{padding:.2em 1em .2em 0;vertical-align:top}code{white-space:nowrap}</style><h1>")
                .append(title)
                .append("</h1><p>")
                .append(escaped(api.at("/info/description").asString()))
                .append("</p><p>The whole description: <a href=\"/openapi.json\">openapi.json</a></p><table>");
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                html.append("<tr><td><code>")
                        .append(method.getKey().toUpperCase(Locale.ROOT))
                        .append(' ')
                        .append(escaped(path.getKey()))
                        .append("</code><td>")
                        .append(escaped(method.getValue().path("summary").asString()));
            }
        }
        return html.append("</table></html>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
