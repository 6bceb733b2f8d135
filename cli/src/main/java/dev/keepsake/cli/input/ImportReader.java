package dev.keepsake.cli.input;

import dev.keepsake.api.AddRequest;
import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.Json;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.MessageReader;
import dev.keepsake.server.wire.WireTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads files of memories and conversations: JSON lines, a JSON list, or an object with {@code results} or
 * {@code memories}. A record with {@code memory} is a memory, of this program's export or of Mem0's {@code get_all}; it is
 * kept word for word. A record with {@code messages} is a conversation, one with {@code content} a single message.
 */
public final class ImportReader {

    private static final List<String> LISTS = List.of("results", "memories");

    private final Scope scope;
    private final boolean infer;
    private final ImportKeys keys = new ImportKeys();

    /**
     * A reader for one file.
     *
     * @param scope the owners of records that name none
     * @param infer whether facts are extracted from conversations; memories are always kept as they are
     */
    public ImportReader(Scope scope, boolean infer) {
        this.scope = scope;
        this.infer = infer;
    }

    /** Hands every record of the input to {@code taker}, in order. */
    public void read(BufferedReader input, Consumer<ImportRecord> taker) {
        try {
            String first = firstLine(input);
            JsonNode node = first.isBlank() ? null : parse(first);
            if (node != null && node.isObject() && LISTS.stream().noneMatch(node::has)) {
                lines(first, input, taker);
            } else {
                document(first, input, taker);
            }
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "Cannot read the input to its end", e);
        }
    }

    private static String firstLine(BufferedReader input) throws IOException {
        String line = input.readLine();
        while (line != null && line.isBlank()) {
            line = input.readLine();
        }
        return line == null ? "" : line;
    }

    /** One record per line, never more than one in memory. */
    private void lines(String first, BufferedReader input, Consumer<ImportRecord> taker) throws IOException {
        int number = 0;
        for (String line = first; line != null; line = input.readLine()) {
            number++;
            if (!line.isBlank()) {
                JsonNode node = parse(line);
                String where = "record " + number;
                taker.accept(node == null ? new ImportRecord.Unreadable(where, "it is no JSON") : record(where, node));
            }
        }
    }

    private void document(String first, BufferedReader input, Consumer<ImportRecord> taker) throws IOException {
        StringBuilder text = new StringBuilder(first);
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            text.append('\n').append(line);
        }
        if (text.toString().isBlank()) {
            return;
        }
        JsonNode whole = Json.read(text.toString().getBytes(StandardCharsets.UTF_8));
        JsonNode list = whole;
        for (String key : LISTS) {
            list = whole.isObject() && whole.has(key) ? whole.get(key) : list;
        }
        if (list.isObject()) {
            taker.accept(record("record 1", list));
            return;
        }
        int number = 0;
        for (JsonNode node : list) {
            taker.accept(record("record " + ++number, node));
        }
    }

    private ImportRecord record(String where, JsonNode node) {
        try {
            JsonFields fields = new JsonFields(node, "");
            if (node.has("memory")) {
                return memory(where, fields);
            }
            if (node.has("messages")) {
                return ready(where, fields, MessageReader.read(fields), infer);
            }
            if (node.has("content")) {
                return ready(where, fields, ConversationReader.messagesIn(node), infer);
            }
            return new ImportRecord.Unreadable(where, "it has neither memory, messages nor content");
        } catch (KeepsakeException e) {
            return new ImportRecord.Unreadable(where, String.valueOf(e.getMessage()));
        }
    }

    private ImportRecord memory(String where, JsonFields fields) {
        String state = fields.text("state");
        if (state != null && !state.equals("current")) {
            return new ImportRecord.LeftOut(where, "it is " + state + ", only current memories are imported");
        }
        String text = fields.text("memory");
        if (text == null || text.isBlank()) {
            return new ImportRecord.LeftOut(where, "its text is empty");
        }
        String role = fields.text("role");
        Message message = new Message(
                role == null ? Role.USER : Role.ofKey(role).orElse(Role.USER),
                List.of(new ContentPart.Text(text)),
                fields.text("actor_id"),
                WireTimes.moment(fields, "created_at"),
                fields.id("id"),
                AttributeWire.read(fields, "metadata"));
        return ready(where, fields, List.of(message), false);
    }

    private ImportRecord ready(String where, JsonFields fields, List<Message> messages, boolean extract) {
        AddRequest request =
                AddRequest.of(owners(fields), messages).expiringOn(WireTimes.day(fields, "expiration_date"));
        Instant time = WireTimes.moment(fields, "timestamp");
        request = (extract ? request : request.verbatim()).at(time);
        return new ImportRecord.Ready(where, request.withIdempotencyKey(keys.keyOf(fields.node(), request.scope())));
    }

    /** The owners that the record names, and those of the command line where it names none of that kind. */
    private Scope owners(JsonFields fields) {
        Scope owners = scope;
        for (ScopeField field : ScopeField.values()) {
            String id = fields.id(field.key() + "_id");
            if (id != null && !id.isEmpty()) {
                owners = owners.with(field, id);
            }
        }
        if (owners.isAny()) {
            throw KeepsakeException.invalid("it names no user, agent, app or run; give --user or another owner");
        }
        return owners;
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (KeepsakeException notJson) {
            return null;
        }
    }
}
