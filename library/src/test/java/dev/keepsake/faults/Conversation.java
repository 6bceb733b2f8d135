package dev.keepsake.faults;

import dev.keepsake.conversation.Message;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.testkit.fake.AnsweringModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Three people talk for a while. Some of it is said twice, at different times; some messages have the caller's ids. */
final class Conversation {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant BEGIN = Instant.parse("2026-01-10T18:00:00Z");
    private static final List<String> SPEAKERS = List.of("Ana", "Ben", "Clara");

    private static final List<String> SAID = List.of(
            "I adopted a grey cat called Biscuit last week.",
            "I work as a nurse at the harbour hospital.",
            "I am allergic to peanuts.",
            "Really?",
            "Yes, exactly.",
            "I play the cello in the city orchestra.",
            "My brother Tom moved to Oslo in 2024.",
            "I bought a red canoe for the summer.",
            "How was the concert?",
            "I love spicy ramen.",
            "I run ten kilometres every Sunday.",
            "My grandmother was born in Porto.",
            "Do you still have the old tram ticket?",
            "I study Japanese at the evening school.",
            "I broke my left arm while climbing in May.",
            "I painted the kitchen yellow.",
            "Yes, exactly.",
            "I dislike crowded beaches.",
            "I teach chess to children on Fridays.",
            "I visited the lighthouse with my daughter Mia.",
            "I sold my motorbike to a neighbour.",
            "I want to learn to weld.",
            "I keep three beehives on the roof.",
            "Haha, nice.");

    /** A line of a prompt that shows a new turn: number, role, name, words. */
    private static final Pattern NEW_TURN = Pattern.compile("(\\d+) \\S+ (\"[^\"]*\") (\".*\")");

    private Conversation() {}

    /** What is said, each message with a time of its own. */
    static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (int place = 0; place < 2 * SAID.size(); place++) {
            boolean repeated = place >= SAID.size();
            String said = SAID.get(place % SAID.size());
            boolean statement = said.startsWith("I ") || said.startsWith("My ");
            String text = repeated && statement ? "As I said before: " + said : said;
            Message message = Message.user(text)
                    .named(SPEAKERS.get((place + place / SAID.size()) % SPEAKERS.size()))
                    .at(BEGIN.plus(Duration.ofMinutes(place)));
            messages.add(place % 3 == 0 ? message.withExternalId("message-" + place) : message);
        }
        return messages;
    }

    /** A model that makes of each statement one fact of its own, whatever stands around it. */
    static AnsweringModel model() {
        return new AnsweringModel(Conversation::answer);
    }

    private static String answer(ChatPrompt prompt) {
        String turns = prompt.user().substring(prompt.user().indexOf("NEW TURNS"));
        List<String> facts = new ArrayList<>();
        turns.lines()
                .map(NEW_TURN::matcher)
                .filter(turn -> turn.matches() && turn.group(3).matches(".*(I|My) [a-z].*"))
                .forEach(turn -> facts.add(fact(turn)));
        return "{\"facts\":[" + String.join(",", facts) + "]}";
    }

    private static String fact(Matcher turn) {
        String speaker = JSON.readValue(turn.group(2), String.class);
        String words = JSON.readValue(turn.group(3), String.class);
        return JSON.writeValueAsString(Map.of(
                "text",
                speaker + " said: " + words,
                "turns",
                List.of(Integer.parseInt(turn.group(1))),
                "by",
                speaker,
                "verdict",
                "new",
                "memories",
                List.of()));
    }
}
