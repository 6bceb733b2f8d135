package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Whose statement a fact is. A model's word counts only among those who speak in the turns that it cites. */
final class Speakers {

    private static final String USER = Role.USER.key();
    private static final String ASSISTANT = Role.ASSISTANT.key();

    private Speakers() {}

    /** The cited turn in which the one named by the model speaks, else the first that is cited. */
    static Turn of(String by, List<Piece> cited) {
        List<Turn> turns = cited.stream().map(Piece::turn).toList();
        Predicate<Turn> named = turn -> isCalled(turn, by);
        return turns.stream()
                .filter(named)
                .findFirst()
                .or(() -> turns.stream().filter(turn -> hasRole(turn, by)).findFirst())
                .orElse(turns.getFirst());
    }

    /** Whether the model names somebody else than {@code speaker}, so that the speaker only tells it. */
    static boolean isOther(String by, Turn speaker) {
        String word = by.toLowerCase(Locale.ROOT);
        return !word.isEmpty() && !word.equals(USER) && !word.equals(ASSISTANT) && !isCalled(speaker, by);
    }

    private static boolean isCalled(Turn turn, String by) {
        return turn.name() != null && !by.isEmpty() && turn.name().strip().equalsIgnoreCase(by);
    }

    private static boolean hasRole(Turn turn, String by) {
        return turn.role().key().equals(by.toLowerCase(Locale.ROOT));
    }
}
