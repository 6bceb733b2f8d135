package dev.keepsake.store.embedded;

import dev.keepsake.memory.Link;
import dev.keepsake.memory.MemoryId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The categories and links of a memory as they stand in columns: a list of texts, and a list of [kind, memory]. */
final class NatureJson {

    private static final String NONE = "[]";

    private NatureJson() {}

    static String categories(List<String> categories) {
        return categories.isEmpty() ? NONE : Json.list(categories);
    }

    static List<String> categories(String json) {
        return json.equals(NONE) ? List.of() : Json.read(json, NatureJson::texts);
    }

    static String links(List<Link> links) {
        if (links.isEmpty()) {
            return NONE;
        }
        return Json.write(generator -> {
            generator.writeStartArray();
            for (Link link : links) {
                generator.writeStartArray();
                generator.writeString(link.kind().name());
                generator.writeString(link.to().toString());
                generator.writeEndArray();
            }
            generator.writeEndArray();
        });
    }

    static List<Link> links(String json) {
        return json.equals(NONE) ? List.of() : Json.read(json, NatureJson::readLinks);
    }

    private static List<Link> readLinks(JsonParser parser) {
        List<Link> links = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            List<String> link = texts(parser);
            links.add(new Link(Link.Kind.valueOf(link.get(0)), MemoryId.parse(link.get(1))));
        }
        return links;
    }

    private static List<String> texts(JsonParser parser) {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(parser.getString());
        }
        return texts;
    }
}
