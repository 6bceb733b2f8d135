package dev.keepsake.cli.input;

import dev.keepsake.conversation.Message;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.MessageReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the messages of one conversation: a JSON list of messages, an object with {@code messages}, one message per line as
 * JSON, or plain text, in which every line that is not blank is one message.
 */
public final class ConversationReader {

    private static final String MESSAGES = "messages";

    private ConversationReader() {}

    public static List<Message> read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw KeepsakeException.invalid("There is nothing to add: the input is empty");
        }
        if (!stripped.startsWith("{") && !stripped.startsWith("[")) {
            return plain(stripped);
        }
        JsonNode whole = parse(stripped);
        return whole != null ? messages(whole) : lines(stripped);
    }

    private static List<Message> plain(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Message.user(line.strip()))
                .toList();
    }

    private static List<Message> messages(JsonNode whole) {
        return whole.isObject() && whole.has(MESSAGES)
                ? MessageReader.read(new JsonFields(whole, ""))
                : messagesIn(whole);
    }

    /** {@code node}, a message or a list of messages. */
    static List<Message> messagesIn(JsonNode node) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(MESSAGES, node);
        return MessageReader.read(new JsonFields(body, ""));
    }

    private static List<Message> lines(String text) {
        List<Message> messages = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                JsonNode node = parse(line);
                if (node == null) {
                    throw KeepsakeException.invalid(
                            "The input is neither one JSON document nor JSON on every line: line " + number
                                    + " is no JSON");
                }
                messages.addAll(messagesIn(node));
            }
        }
        return messages;
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (KeepsakeException notJson) {
            return null;
        }
    }
}
