package dev.keepsake.server.wire;

import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads messages as chat APIs write them. A message that says nothing, such as a call of a tool, is left out.
 */
public final class MessageReader {

    private static final String MESSAGES = "messages";

    private MessageReader() {}

    /** The messages of a body: a list of objects, one object, or one string, which the user says. */
    public static List<Message> read(JsonFields body) {
        JsonNode value = body.value(MESSAGES);
        if (value == null) {
            throw KeepsakeException.invalid("The field 'messages' is required: a list of {role, content}");
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode element : value.isArray() ? body.list(MESSAGES) : List.of(value)) {
            message(element, MESSAGES + "[" + messages.size() + "]").ifPresent(messages::add);
        }
        if (messages.isEmpty()) {
            throw KeepsakeException.invalid("The field 'messages' holds no message that says anything");
        }
        return messages;
    }

    private static Optional<Message> message(JsonNode node, String path) {
        if (node.isString()) {
            return said(Message.user(node.stringValue()));
        }
        if (!node.isObject()) {
            throw KeepsakeException.invalid(
                    "The field '" + path + "' must be an object with role and content; got " + Json.typeOf(node));
        }
        JsonFields fields = new JsonFields(node, path + ".");
        return said(new Message(
                role(fields),
                content(fields),
                fields.text("name"),
                time(fields),
                fields.id("id"),
                AttributeWire.read(fields, "metadata")));
    }

    private static Optional<Message> said(Message message) {
        return message.identityText().isBlank() ? Optional.empty() : Optional.of(message);
    }

    private static @Nullable Instant time(JsonFields fields) {
        Instant timestamp = WireTimes.moment(fields, "timestamp");
        return timestamp != null ? timestamp : WireTimes.moment(fields, "created_at");
    }

    private static Role role(JsonFields fields) {
        String name = fields.text("role");
        if (name == null) {
            throw KeepsakeException.invalid("The field '" + fields.path() + "role' is required");
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "developer" -> Role.SYSTEM;
            case "function" -> Role.TOOL;
            default ->
                Role.ofKey(name.toLowerCase(Locale.ROOT))
                        .orElseThrow(() -> KeepsakeException.invalid("Unknown role '" + FilterReader.shortened(name)
                                + "' in '" + fields.path() + "role'; known are user, assistant, system, tool"));
        };
    }

    private static List<ContentPart> content(JsonFields fields) {
        JsonNode content = fields.value("content");
        if (content == null) {
            return List.of();
        }
        List<ContentPart> parts = new ArrayList<>();
        for (JsonNode part : content.isArray() ? fields.list("content") : List.of(content)) {
            part(part, fields.path() + "content").ifPresent(parts::add);
        }
        return parts;
    }

    /** Parts of kinds that cannot be remembered in words, such as sound, are left out. */
    private static Optional<ContentPart> part(JsonNode node, String path) {
        if (node.isString()) {
            return Optional.of(new ContentPart.Text(node.stringValue()));
        }
        if (!node.isObject()) {
            throw KeepsakeException.invalid(
                    "The field '" + path + "' must be a string or a list of parts; got " + Json.typeOf(node));
        }
        JsonFields fields = new JsonFields(node, path + ".");
        String text = fields.text("text");
        if (text != null) {
            return Optional.of(new ContentPart.Text(text));
        }
        return MediaPartReader.read(fields);
    }
}
