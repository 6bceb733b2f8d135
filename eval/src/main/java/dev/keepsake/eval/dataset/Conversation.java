package dev.keepsake.eval.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A conversation over many sessions, and the questions asked about it.
 *
 * @param id its id in the dataset; the user that its memories belong to
 * @param sessions in order
 * @param questions those with evidence, and those that cannot be answered
 * @param repairs what had to be put right to read them
 */
public record Conversation(String id, List<Session> sessions, List<Question> questions, Repairs repairs) {

    public Conversation {
        sessions = List.copyOf(sessions);
        questions = List.copyOf(questions);
    }

    public int turnCount() {
        return sessions.stream().mapToInt(session -> session.turns().size()).sum();
    }

    /** Which session each turn was said in, both by id. */
    public Map<String, String> sessionOfTurn() {
        Map<String, String> sessionOf = new HashMap<>();
        sessions.forEach(session -> session.turns().forEach(turn -> sessionOf.put(turn.id(), session.id())));
        return sessionOf;
    }
}
