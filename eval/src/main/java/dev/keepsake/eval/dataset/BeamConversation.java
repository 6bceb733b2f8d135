package dev.keepsake.eval.dataset;

import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Instant;
import java.time.LocalDate;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One conversation of BEAM. A session is a batch, its time the batch's time anchor; a turn is a message under its number.
 * The longest conversations are lists of plans with batches, the shorter ones batches of turns, the tables batches of
 * messages; all are read alike.
 */
final class BeamConversation {

    private static final String ABSTENTION = "abstention";
    private static final String PLAN = "plan-";
    private static final DateTimeFormatter ANCHOR = DateTimeFormatter.ofPattern("MMMM-d-uuuu", Locale.ENGLISH);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    /** The outline's number behind what a user says: " ->-> 1,12". A note of the authors, not said by anybody. */
    private static final Pattern OUTLINE = Pattern.compile("\\s*->->\\s*[\\w.,\\- ]*$");

    private final String id;
    private final List<Session> sessions = new ArrayList<>();
    private final Map<String, String> sessionOf = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private Repairs repairs = Repairs.NONE;

    private BeamConversation(String id) {
        this.id = id;
    }

    static Conversation read(String id, JsonNode chat, JsonNode asked) {
        BeamConversation reading = new BeamConversation(id);
        List<List<JsonNode>> batches = new ArrayList<>();
        collectBatches(chat, batches);
        reading.addSessions(batches);
        asked.properties().forEach(entry -> reading.addQuestions(entry.getKey(), entry.getValue()));
        return new Conversation(id, reading.sessions, reading.questions, reading.repairs);
    }

    private static void collectBatches(JsonNode chat, List<List<JsonNode>> batches) {
        for (JsonNode part : chat) {
            if (part.isArray() || part.has("turns")) {
                List<JsonNode> messages = new ArrayList<>();
                collectMessages(part.isArray() ? part : part.get("turns"), messages);
                batches.add(messages);
            } else {
                part.properties().stream()
                        .filter(entry -> entry.getKey().startsWith(PLAN))
                        .forEach(entry -> collectBatches(entry.getValue(), batches));
            }
        }
    }

    private static void collectMessages(JsonNode turns, List<JsonNode> messages) {
        for (JsonNode turn : turns) {
            if (turn.isArray()) {
                collectMessages(turn, messages);
            } else {
                messages.add(turn);
            }
        }
    }

    private void addSessions(List<List<JsonNode>> batches) {
        Instant time = batches.stream()
                .map(this::anchor)
                .filter(anchor -> anchor != null)
                .findFirst()
                .orElseThrow(
                        () -> KeepsakeException.invalid("No message of conversation " + id + " has a time_anchor"));
        for (List<JsonNode> batch : batches) {
            Instant anchor = anchor(batch);
            // A batch without one goes on where the batch before it was.
            time = anchor == null ? time : anchor;
            String session = "batch-" + (sessions.size() + 1);
            List<GoldTurn> turns = new ArrayList<>();
            batch.forEach(message -> turns.add(turn(message, session)));
            sessions.add(new Session(session, time, turns));
        }
    }

    private GoldTurn turn(JsonNode message, String session) {
        String number =
                Required.field(message.get("id"), "id", "conversation " + id).asString();
        String turn = number;
        for (int times = 2; sessionOf.putIfAbsent(turn, session) != null; times++) {
            turn = number + "#" + times;
        }
        String role = Required.field(message.get("role"), "role", id + ", message " + number)
                .asString();
        String content = message.path("content").asString("");
        return GoldTurn.said(
                turn,
                Role.ofKey(role)
                        .orElseThrow(() -> KeepsakeException.invalid("The role of " + id + ", message " + number
                                + " should be user or assistant; got " + role)),
                OUTLINE.matcher(content).replaceFirst(""));
    }

    private @Nullable Instant anchor(List<JsonNode> batch) {
        for (JsonNode message : batch) {
            String text = message.path("time_anchor").asString("");
            if (!text.isEmpty()) {
                return time(text);
            }
        }
        return null;
    }

    private Instant time(String text) {
        try {
            return LocalDate.parse(text.strip(), ANCHOR).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "A time_anchor of " + id + " should read like \"March-15-2024\"; got \"" + text + "\"",
                    e);
        }
    }

    private void addQuestions(String ability, JsonNode asked) {
        Category category = ability.equals(ABSTENTION) ? Category.ABSTENTION : Category.named(ability);
        int number = 0;
        for (JsonNode question : asked) {
            String questionId = id + "/" + ability + "/" + ++number;
            Set<String> gold = new LinkedHashSet<>();
            collectEvidence(question.path("source_chat_ids"), gold);
            if (gold.isEmpty() && category.answerable()) {
                repairs = repairs.and(new Repairs(0, 0, 1));
            } else {
                String text = Required.field(question.get("question"), "question", questionId)
                        .asString();
                List<String> where =
                        gold.stream().map(sessionOf::get).distinct().toList();
                questions.add(new Question(questionId, text, category, null, List.copyOf(gold), where));
            }
        }
    }

    /** Numbers of messages, at any depth: some questions sort them by what they say. */
    private void collectEvidence(JsonNode source, Set<String> gold) {
        if (source.isContainer()) {
            source.forEach(part -> collectEvidence(part, gold));
        } else if (!source.isNull() && !source.isMissingNode()) {
            String named = source.asString("");
            Matcher number = NUMBER.matcher(named);
            boolean found = number.find() && sessionOf.containsKey(number.group());
            if (found) {
                gold.add(number.group());
            }
            boolean repaired = found && !named.equals(number.group());
            repairs = repairs.and(new Repairs(repaired ? 1 : 0, found ? 0 : 1, 0));
        }
    }
}
