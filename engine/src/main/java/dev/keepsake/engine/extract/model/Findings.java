package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.extract.LeftOut.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been found in an episode so far, in order. For one add. */
final class Findings {

    /** So many of the latest facts are shown to the model again, so that it does not repeat them. */
    private static final int SHOWN_AGAIN = 30;

    private final List<Fact> facts = new ArrayList<>();
    private final List<LeftOut> left = new ArrayList<>();

    void add(Fact fact) {
        facts.add(fact);
    }

    void leave(@Nullable TurnId turn, Cause cause, String reason) {
        left.add(new LeftOut(turn, cause, reason));
    }

    void leaveAll(List<Turn> turns, Cause cause, String reason) {
        turns.forEach(turn -> leave(turn.id(), cause, reason));
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    List<LeftOut> left() {
        return List.copyOf(left);
    }

    /** The texts of the latest facts. */
    List<String> latest() {
        return facts.subList(Math.max(0, facts.size() - SHOWN_AGAIN), facts.size()).stream()
                .map(Fact::text)
                .toList();
    }
}
