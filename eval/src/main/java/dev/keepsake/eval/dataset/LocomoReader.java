package dev.keepsake.eval.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads LoCoMo's published file format (Maharana et al., ACL 2024). Of a turn only what somebody said or showed is taken:
 * {@code img_url}, {@code query} and {@code re-download} are notes of the annotators and are never read.
 */
public final class LocomoReader {

    /** Whose format it is. */
    static final String FORMAT = "LoCoMo";

    /** LoCoMo's kinds of question. Papers permute the names, so the numbers are always shown with them. */
    public static final List<Category> CATEGORIES = List.of(
            new Category("1", "multi-hop", true),
            new Category("2", "temporal", true),
            new Category("3", "open-domain", true),
            new Category("4", "single-hop", true),
            new Category("5", "adversarial", false));

    private static final Pattern SESSION = Pattern.compile("session_(\\d+)");
    private static final DateTimeFormatter SESSION_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, uuuu")
            .toFormatter(Locale.ENGLISH);

    private final JsonMapper json = JsonMapper.builder().build();

    private LocomoReader() {}

    /**
     * Reads a file.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when it cannot be read or is not in LoCoMo's format
     */
    public static Dataset read(Path file) {
        DatasetFile input = new DatasetFile(FORMAT);
        LocomoReader reader = new LocomoReader();
        List<Conversation> conversations = input.read(file, bytes -> {
            List<ConversationJson> samples = reader.json.readValue(bytes, new TypeReference<>() {});
            return samples.stream().map(reader::conversation).toList();
        });
        String name = String.valueOf(file.getFileName());
        if (conversations.isEmpty()) {
            throw KeepsakeException.invalid("The dataset " + name + " has no conversation");
        }
        DatasetSummary.Tally tally = new DatasetSummary.Tally();
        conversations.forEach(tally::count);
        return new Dataset(tally.of(FORMAT, name, input.sha256Hex()), conversations);
    }

    private Conversation conversation(ConversationJson sample) {
        String id = Required.field(sample.id(), "sample_id", "a conversation");
        JsonNode body = Required.field(sample.conversation(), "conversation", id);
        List<Session> sessions = sessions(id, body);
        Map<String, String> sessionOf = new HashMap<>();
        sessions.forEach(session -> session.turns().forEach(turn -> sessionOf.put(turn.id(), session.id())));
        return new QuestionReading(id, sessionOf).conversation(sessions, Required.field(sample.questions(), "qa", id));
    }

    /** By number, whatever their order in the file; a date without a session is of no interest. */
    private List<Session> sessions(String conversation, JsonNode body) {
        Map<Integer, Session> byNumber = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            Matcher matcher = SESSION.matcher(entry.getKey());
            if (matcher.matches()) {
                int number = Integer.parseInt(matcher.group(1));
                JsonNode time = body.get(entry.getKey() + "_date_time");
                String where = conversation + ", session " + number;
                byNumber.put(number, new Session("D" + number, time(time, where), turns(entry.getValue(), where)));
            }
        }
        return List.copyOf(byNumber.values());
    }

    private List<GoldTurn> turns(JsonNode session, String where) {
        List<GoldTurn> turns = new ArrayList<>();
        for (JsonNode node : session) {
            TurnJson turn = json.treeToValue(node, TurnJson.class);
            turns.add(new GoldTurn(
                    Required.field(turn.id(), "dia_id", where),
                    Role.USER,
                    Required.field(turn.speaker(), "speaker", where),
                    turn.text() == null ? "" : turn.text(),
                    turn.caption()));
        }
        return turns;
    }

    private static Instant time(@Nullable JsonNode node, String where) {
        String text = node == null ? "" : node.asString("");
        try {
            return LocalDateTime.parse(text.strip(), SESSION_TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "The time of " + where + " should read like \"1:56 pm on 8 May, 2023\"; got \"" + text + "\"",
                    e);
        }
    }

    /** The questions of one conversation, and what had to be put right in them. */
    private static final class QuestionReading {

        private final String conversation;
        private final Map<String, String> sessionOf;
        private Repairs repairs = Repairs.NONE;

        QuestionReading(String conversation, Map<String, String> sessionOf) {
            this.conversation = conversation;
            this.sessionOf = sessionOf;
        }

        Conversation conversation(List<Session> sessions, List<QuestionJson> asked) {
            List<Question> questions = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                Question question = question(conversation + "/" + (i + 1), asked.get(i));
                if (question.hasEvidence()) {
                    questions.add(question);
                } else {
                    repairs = repairs.and(new Repairs(0, 0, 1));
                }
            }
            return new Conversation(conversation, sessions, questions, repairs);
        }

        private Question question(String id, QuestionJson asked) {
            List<String> entries = asked.evidence() == null ? List.of() : asked.evidence();
            Evidence evidence = Evidence.read(entries, sessionOf.keySet());
            repairs = repairs.and(new Repairs(evidence.repaired(), evidence.dropped(), 0));
            String text = Required.field(asked.question(), "question", id);
            List<String> sessions =
                    evidence.turns().stream().map(sessionOf::get).distinct().toList();
            return new Question(id, text, category(asked.category()), null, evidence.turns(), sessions);
        }

        private static Category category(int number) {
            if (number < 1 || number > CATEGORIES.size()) {
                throw KeepsakeException.invalid("A question's category is 1 to 5; got " + number);
            }
            return CATEGORIES.get(number - 1);
        }
    }

    private record ConversationJson(
            @JsonProperty("sample_id") @Nullable String id,
            @Nullable JsonNode conversation,
            @JsonProperty("qa") @Nullable List<QuestionJson> questions) {}

    private record QuestionJson(
            @Nullable String question,
            int category,
            @Nullable List<String> evidence) {}

    private record TurnJson(
            @JsonProperty("dia_id") @Nullable String id,
            @Nullable String speaker,
            @Nullable String text,
            @JsonProperty("blip_caption") @Nullable String caption) {}
}
