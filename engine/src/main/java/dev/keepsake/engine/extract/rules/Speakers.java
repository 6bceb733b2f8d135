package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who takes part in an episode. When everybody has a name, people talk to each other, whatever their roles are called. */
final class Speakers {

    private static final String USER = "User";
    private static final String ASSISTANT = "Assistant";

    private final Set<String> labels = new LinkedHashSet<>();
    private final boolean peopleOnly;

    Speakers(List<Turn> turns) {
        boolean allNamed = true;
        for (Turn turn : turns) {
            if (speaks(turn)) {
                labels.add(label(turn));
                allNamed &= nameOf(turn) != null;
            }
        }
        peopleOnly = allNamed;
    }

    static boolean speaks(Turn turn) {
        return turn.role() == Role.USER || turn.role() == Role.ASSISTANT;
    }

    /** The speaker of {@code turn}. */
    Speaker of(Turn turn) {
        String name = label(turn);
        boolean isAssistant = !peopleOnly && turn.role() == Role.ASSISTANT;
        String listener = labels.size() == 2 && (peopleOnly || isAssistant)
                ? labels.stream()
                        .filter(label -> !label.equals(name))
                        .findFirst()
                        .orElse(null)
                : null;
        return new Speaker(name, isAssistant && listener == null ? USER : listener, isAssistant);
    }

    private static String label(Turn turn) {
        String name = nameOf(turn);
        return name != null ? name : turn.role() == Role.USER ? USER : ASSISTANT;
    }

    private static @Nullable String nameOf(Turn turn) {
        return turn.name() == null || turn.name().isBlank() ? null : turn.name().strip();
    }
}
