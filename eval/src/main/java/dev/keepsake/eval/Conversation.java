package dev.keepsake.eval;

import java.util.List;

/**
 * A conversation over many sessions, and the questions asked about it.
 *
 * @param id its id in the dataset; the user that its memories belong to
 * @param sessions in order
 * @param questions those with evidence
 */
public record Conversation(String id, List<Session> sessions, List<Question> questions) {

    public Conversation {
        sessions = List.copyOf(sessions);
        questions = List.copyOf(questions);
    }

    int turnCount() {
        return sessions.stream().mapToInt(session -> session.turns().size()).sum();
    }
}
