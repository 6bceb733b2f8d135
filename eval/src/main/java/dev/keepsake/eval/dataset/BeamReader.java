package dev.keepsake.eval.dataset;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads BEAM ("Beyond a Million Tokens", 2025) in both forms its authors publish: a directory with {@code chat.json} and
 * {@code probing_questions/probing_questions.json} for each conversation, of one size or of all; or the rows of its
 * tables, as a JSON list or a row a line. Each conversation is a portion of its own. Where a {@code chat_trunecated.json}
 * lies beside a chat it is taken, as the authors do.
 */
public final class BeamReader implements DatasetSource {

    static final String FORMAT = "BEAM";

    private static final String CHAT = "chat.json";
    private static final String SHORTENED_CHAT = "chat_trunecated.json";
    private static final Path QUESTIONS = Path.of("probing_questions", "probing_questions.json");
    private static final int DEEPEST = 4;

    private final Path path;
    private final JsonMapper json = JsonMapper.builder().build();

    private BeamReader(Path path) {
        this.path = path;
    }

    /** The conversations in the directory or file {@code path}, which is read again each time they are handed over. */
    public static DatasetSource of(Path path) {
        return new BeamReader(path);
    }

    @Override
    public DatasetSummary handOver(Taker taker) {
        DatasetFile input = new DatasetFile(FORMAT);
        DatasetSummary.Tally tally = new DatasetSummary.Tally();
        Predicate<Conversation> each = conversation -> {
            tally.count(conversation);
            return taker.take(List.of(conversation));
        };
        if (Files.isDirectory(path)) {
            directories(input, each);
        } else {
            rows(input, each);
        }
        if (tally.conversationCount() == 0) {
            throw KeepsakeException.invalid("There is no BEAM conversation in " + path + "; expected directories with "
                    + CHAT + " and " + QUESTIONS + ", or a file of rows");
        }
        return tally.of(FORMAT, String.valueOf(path.getFileName()), input.sha256Hex());
    }

    private void directories(DatasetFile input, Predicate<Conversation> taker) {
        for (Path directory : conversationDirectories()) {
            Path shortened = directory.resolve(SHORTENED_CHAT);
            Path chat = Files.exists(shortened) ? shortened : directory.resolve(CHAT);
            JsonNode said = input.read(chat, json::readTree);
            JsonNode asked = input.read(directory.resolve(QUESTIONS), json::readTree);
            String id = directory.equals(path)
                    ? String.valueOf(directory.getFileName())
                    : path.relativize(directory).toString().replace('\\', '/');
            if (!taker.test(BeamConversation.read(id, said, asked))) {
                return;
            }
        }
    }

    private List<Path> conversationDirectories() {
        try (Stream<Path> found = Files.walk(path, DEEPEST)) {
            return found.filter(Files::isDirectory)
                    .filter(directory -> Files.exists(directory.resolve(QUESTIONS))
                            && (Files.exists(directory.resolve(CHAT))
                                    || Files.exists(directory.resolve(SHORTENED_CHAT))))
                    // "2" before "10"
                    .sorted(Comparator.comparing(Path::getParent)
                            .thenComparingInt(directory ->
                                    directory.getFileName().toString().length())
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "Cannot read the directory " + path, e);
        }
    }

    private void rows(DatasetFile input, Predicate<Conversation> taker) {
        input.read(path, bytes -> {
            try (MappingIterator<JsonNode> rows = json.readerFor(JsonNode.class).readValues(bytes)) {
                boolean wanted = true;
                while (wanted && rows.hasNext()) {
                    wanted = taker.test(row(rows.next()));
                }
            }
            return taker;
        });
    }

    private Conversation row(JsonNode row) {
        JsonNode id = Required.field(row.get("conversation_id"), "conversation_id", "a row");
        JsonNode chat = Required.field(row.get("chat"), "chat", "row " + id.asString());
        JsonNode asked = Required.field(row.get("probing_questions"), "probing_questions", "row " + id.asString());
        return BeamConversation.read(id.asString(), chat, asked.isString() ? literal(asked) : asked);
    }

    private JsonNode literal(JsonNode text) {
        return json.readTree(PythonLiteral.toJson(text.asString()));
    }
}
