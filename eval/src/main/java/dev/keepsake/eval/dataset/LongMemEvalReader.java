package dev.keepsake.eval.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads LongMemEval's published files S, M and oracle (Wu et al., ICLR 2025): a list of questions, each with a haystack of
 * its own, so each is a conversation and a portion by itself. M is gigabytes, so one question is in memory at a time. The
 * evidence are the turns marked {@code has_answer}; {@code answer_session_ids} are the evidence sessions. A question whose
 * id ends with {@code _abs} has no answer, whatever its type.
 */
public final class LongMemEvalReader implements DatasetSource {

    static final String FORMAT = "LongMemEval";

    private static final String ABSTENTION_SUFFIX = "_abs";
    /** "2023/05/20 (Sat) 02:21"; the name of the day says nothing new. */
    private static final Pattern DAY_NAME = Pattern.compile("\\s*\\([^)]*\\)\\s*");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private final Path file;
    private final JsonMapper json = JsonMapper.builder().build();

    private LongMemEvalReader(Path file) {
        this.file = file;
    }

    /** The questions of {@code file}, which is read again each time they are handed over. */
    public static DatasetSource of(Path file) {
        return new LongMemEvalReader(file);
    }

    @Override
    public DatasetSummary handOver(Taker taker) {
        DatasetFile input = new DatasetFile(FORMAT);
        DatasetSummary.Tally tally = new DatasetSummary.Tally();
        input.read(file, bytes -> {
            handOver(bytes, tally, taker);
            return tally;
        });
        if (tally.conversationCount() == 0) {
            throw KeepsakeException.invalid("The dataset " + file.getFileName() + " has no question");
        }
        return tally.of(FORMAT, String.valueOf(file.getFileName()), input.sha256Hex());
    }

    private void handOver(InputStream bytes, DatasetSummary.Tally tally, Taker taker) {
        JsonParser parser = json.createParser(bytes);
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw KeepsakeException.invalid("The dataset " + file + " is not in LongMemEval's format: no list");
        }
        boolean wanted = true;
        while (wanted && parser.nextToken() == JsonToken.START_OBJECT) {
            Conversation conversation = conversation(parser.readValueAs(EntryJson.class));
            tally.count(conversation);
            wanted = taker.take(List.of(conversation));
        }
    }

    private static Conversation conversation(EntryJson entry) {
        String id = Required.field(entry.id(), "question_id", "a question");
        List<List<TurnJson>> haystack = Required.field(entry.sessions(), "haystack_sessions", id);
        List<String> ids = Required.field(entry.sessionIds(), "haystack_session_ids", id);
        List<String> dates = Required.field(entry.dates(), "haystack_dates", id);
        if (haystack.size() != ids.size() || haystack.size() != dates.size()) {
            throw KeepsakeException.invalid("The question " + id + " has " + haystack.size() + " haystack_sessions, "
                    + ids.size() + " haystack_session_ids and " + dates.size()
                    + " haystack_dates; each session needs one of each");
        }
        Map<String, Integer> seen = new HashMap<>();
        List<Session> sessions = new ArrayList<>();
        Marked evidence = new Marked();
        for (int i = 0; i < haystack.size(); i++) {
            int times = seen.merge(ids.get(i), 1, Integer::sum);
            // A filler session may be drawn twice; each is one of its own.
            String sessionId = times == 1 ? ids.get(i) : ids.get(i) + "#" + times;
            List<GoldTurn> turns = turns(sessionId, haystack.get(i), evidence);
            sessions.add(new Session(sessionId, time(dates.get(i), id), turns));
        }
        return evidence.conversation(id, entry, sessions);
    }

    private static List<GoldTurn> turns(String session, List<TurnJson> said, Marked evidence) {
        List<GoldTurn> turns = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            TurnJson turn = said.get(i);
            String id = session + "_" + (i + 1);
            String role = Required.field(turn.role(), "role", id);
            turns.add(GoldTurn.said(
                    id,
                    Role.ofKey(role)
                            .orElseThrow(() -> KeepsakeException.invalid(
                                    "The role of " + id + " should be user or assistant; got " + role)),
                    turn.content() == null ? "" : turn.content()));
            if (Boolean.TRUE.equals(turn.hasAnswer())) {
                evidence.turns.add(id);
            }
        }
        return turns;
    }

    private static Instant time(String text, String where) {
        String plain = DAY_NAME.matcher(text).replaceAll(" ").strip();
        try {
            return plain.indexOf(' ') < 0
                    ? LocalDate.parse(plain, DAY).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : LocalDateTime.parse(plain, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "A date of " + where + " should read like \"2023/05/20 (Sat) 02:21\"; got \"" + text + "\"",
                    e);
        }
    }

    /** What answers the question of one haystack. */
    private static final class Marked {

        private final List<String> turns = new ArrayList<>();

        Conversation conversation(String id, EntryJson entry, List<Session> sessions) {
            Set<String> existing = new LinkedHashSet<>();
            sessions.forEach(session -> existing.add(session.id()));
            Set<String> gold = new LinkedHashSet<>(entry.answerSessions() == null ? List.of() : entry.answerSessions());
            int named = gold.size();
            gold.retainAll(existing);
            boolean answerable = !id.endsWith(ABSTENTION_SUFFIX);
            String type = Required.field(entry.type(), "question_type", id);
            Question question = new Question(
                    id,
                    Required.field(entry.question(), "question", id),
                    answerable ? Category.named(type) : Category.ABSTENTION,
                    entry.date() == null ? null : time(entry.date(), id),
                    turns,
                    List.copyOf(gold));
            boolean skipped = answerable && !question.hasEvidence();
            return new Conversation(
                    id,
                    sessions,
                    skipped ? List.of() : List.of(question),
                    new Repairs(0, named - gold.size(), skipped ? 1 : 0));
        }
    }

    private record EntryJson(
            @JsonProperty("question_id") @Nullable String id,
            @JsonProperty("question_type") @Nullable String type,
            @Nullable String question,
            @JsonProperty("question_date") @Nullable String date,
            @JsonProperty("haystack_session_ids") @Nullable List<String> sessionIds,
            @JsonProperty("haystack_dates") @Nullable List<String> dates,
            @JsonProperty("haystack_sessions") @Nullable List<List<TurnJson>> sessions,
            @JsonProperty("answer_session_ids") @Nullable List<String> answerSessions) {}

    private record TurnJson(
            @Nullable String role,
            @Nullable String content,
            @JsonProperty("has_answer") @Nullable Boolean hasAnswer) {}
}
