package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads LoCoMo's published file format (Maharana et al., ACL 2024). Of a turn only what somebody said or showed is taken:
 * {@code img_url}, {@code query} and {@code re-download} are notes of the annotators and are never read.
 */
public final class LocomoReader {

    private static final Pattern SESSION = Pattern.compile("session_(\\d+)");
    private static final DateTimeFormatter SESSION_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("h:mm a 'on' d MMMM, uuuu")
            .toFormatter(Locale.ENGLISH);

    private final JsonMapper json = JsonMapper.builder().build();
    private int evidenceRepaired;
    private int evidenceDropped;
    private int questionsSkipped;

    private LocomoReader() {}

    /**
     * Reads a file.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when it cannot be read or is not in LoCoMo's format
     */
    public static Dataset read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new LocomoReader().read(String.valueOf(file.getFileName()), bytes);
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "Cannot read the dataset " + file + "; give the path of a file in LoCoMo's format",
                    e);
        } catch (JacksonException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST, "The dataset " + file + " is not in LoCoMo's format", e);
        }
    }

    private Dataset read(String name, byte[] bytes) {
        List<ConversationJson> samples = json.readValue(bytes, new TypeReference<>() {});
        List<Conversation> conversations = new ArrayList<>();
        for (ConversationJson sample : samples) {
            conversations.add(conversation(sample));
        }
        if (conversations.isEmpty()) {
            throw KeepsakeException.invalid("The dataset " + name + " has no conversation");
        }
        return new Dataset(
                name,
                sha256(bytes),
                conversations,
                new Dataset.Repairs(evidenceRepaired, evidenceDropped, questionsSkipped));
    }

    private Conversation conversation(ConversationJson sample) {
        String id = required(sample.id(), "sample_id", "a conversation");
        JsonNode body = required(sample.conversation(), "conversation", id);
        List<Session> sessions = sessions(id, body);
        Set<String> existing = new HashSet<>();
        sessions.forEach(session -> session.turns().forEach(turn -> existing.add(turn.id())));
        return new Conversation(id, sessions, questions(id, required(sample.questions(), "qa", id), existing));
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
                byNumber.put(number, new Session(number, time(time, where), turns(entry.getValue(), where)));
            }
        }
        return List.copyOf(byNumber.values());
    }

    private List<GoldTurn> turns(JsonNode session, String where) {
        List<GoldTurn> turns = new ArrayList<>();
        for (JsonNode node : session) {
            TurnJson turn = json.treeToValue(node, TurnJson.class);
            turns.add(new GoldTurn(
                    required(turn.id(), "dia_id", where),
                    required(turn.speaker(), "speaker", where),
                    turn.text() == null ? "" : turn.text(),
                    turn.caption()));
        }
        return turns;
    }

    private List<Question> questions(String conversation, List<QuestionJson> asked, Set<String> existing) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            QuestionJson question = asked.get(i);
            Evidence evidence = Evidence.read(question.evidence() == null ? List.of() : question.evidence(), existing);
            evidenceRepaired += evidence.repaired();
            evidenceDropped += evidence.dropped();
            if (evidence.turns().isEmpty()) {
                questionsSkipped++;
            } else {
                String id = conversation + "/" + (i + 1);
                questions.add(new Question(
                        id,
                        required(question.question(), "question", id),
                        Category.ofNumber(question.category()),
                        evidence.turns()));
            }
        }
        return questions;
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

    private static <T> T required(@Nullable T value, String field, String where) {
        if (value == null) {
            throw KeepsakeException.invalid("The field " + field + " is missing in " + where);
        }
        return value;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "Every Java has SHA-256, but this one does not", e);
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
