package dev.keepsake.engine.extract.model;

import dev.keepsake.model.ChatModel.ChatReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the list in what a chat model replied. Models think aloud before it, wrap it in fences and prose, draft it first, forget
 * the object around it, or stop in the middle. The last whole list counts; where there is none, the elements of a broken one
 * that are whole do.
 */
final class ReplyReader {

    /** More than any real reply has; it bounds the time for a reply of nothing but brackets. */
    private static final int MAXIMUM_FAILURES = 100;

    /** What follows a piece of JSON is looked at afterwards. Models without a schema write it as the languages do that they know. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final Set<String> keys;
    private @Nullable List<JsonNode> whole;
    private @Nullable List<JsonNode> broken;
    private boolean sawJson;

    private ReplyReader(Set<String> keys) {
        this.keys = keys;
    }

    /**
     * Reads a reply.
     *
     * @param keys the names under which the list may stand
     */
    static Reply read(ChatReply reply, Set<String> keys) {
        String said = ReplyText.of(reply);
        if (said.isBlank()) {
            return new Reply.Unreadable("it is empty");
        }
        ReplyReader reader = new ReplyReader(keys);
        reader.scan(said.toCharArray());
        return reader.found(reply.cutShort());
    }

    private Reply found(boolean cutShort) {
        if (whole != null) {
            return new Reply.Items(whole, true);
        }
        if (broken != null && !broken.isEmpty()) {
            return new Reply.Items(broken, false);
        }
        if (cutShort || broken != null) {
            return new Reply.Unreadable("it breaks off before the first entry is whole");
        }
        return new Reply.Unreadable(
                sawJson ? "its JSON has no list called " + String.join(" or ", keys) : "there is no JSON in it");
    }

    private void scan(char[] text) {
        int failures = 0;
        for (int at = 0; at < text.length && failures < MAXIMUM_FAILURES; at++) {
            if (text[at] != '{' && text[at] != '[') {
                continue;
            }
            try (JsonParser parser = JSON.createParser(text, at, text.length - at)) {
                take(JSON.readTree(parser));
                at += (int) parser.currentLocation().getCharOffset() - 1;
            } catch (JacksonException notJson) {
                // Prose, or JSON that is broken; what is inside may be whole.
                failures++;
                salvage(text, at);
            }
        }
    }

    private void take(JsonNode node) {
        sawJson = true;
        if (isList(node)) {
            whole = elements(node);
        }
        for (String key : keys) {
            JsonNode list = node.path(key);
            if (list.isArray()) {
                whole = elements(list);
            } else if (list.isObject() && !list.isEmpty()) {
                whole = List.of(list);
            }
        }
    }

    /** A list of things with a text, without the object around it. */
    private static boolean isList(JsonNode node) {
        return node.isArray() && node.size() > 0 && node.get(0).has("text");
    }

    private static List<JsonNode> elements(JsonNode list) {
        return List.copyOf(list.values());
    }

    /** Keeps the elements before the break, unless an earlier break has left some. */
    private void salvage(char[] text, int at) {
        if (broken != null && !broken.isEmpty()) {
            return;
        }
        try (JsonParser parser = JSON.createParser(text, at, text.length - at)) {
            JsonToken opening = parser.nextToken();
            if (opening == JsonToken.START_ARRAY) {
                List<JsonNode> kept = elements(parser);
                broken = !kept.isEmpty() && kept.getFirst().has("text") ? kept : broken;
            } else if (seeksList(parser)) {
                broken = elements(parser);
            }
        } catch (JacksonException notJson) {
            sawJson = true;
        }
    }

    private boolean seeksList(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean named = keys.contains(parser.currentName());
            if (parser.nextToken() == JsonToken.START_ARRAY && named) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static List<JsonNode> elements(JsonParser parser) {
        List<JsonNode> elements = new ArrayList<>();
        try {
            JsonToken next = parser.nextToken();
            while (next != null && next != JsonToken.END_ARRAY) {
                elements.add(JSON.readTree(parser));
                next = parser.nextToken();
            }
        } catch (JacksonException end) {
            // Here it breaks off; what was read before is whole.
            return elements;
        }
        return elements;
    }
}
