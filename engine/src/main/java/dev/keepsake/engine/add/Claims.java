package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.extract.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the facts of an episode say about slots, by their text.
 *
 * <p>Only people make claims. A program repeats, guesses and recommends, and knows nobody's facts better than they do; where
 * every turn has a name, people talk to each other, whatever their roles are called.
 */
record Claims(Map<String, List<Claim>> byText) {

    /** For turns that are kept as they were said. */
    static final Claims NONE = new Claims(Map.of());

    static Claims of(ClaimReader reader, Episode episode, List<Fact> facts) {
        boolean peopleOnly = episode.turns().stream().filter(Claims::speaks).allMatch(Claims::isNamed);
        Map<String, List<Claim>> claims = new HashMap<>();
        for (Fact fact : facts) {
            boolean program = fact.attribution().role() == Role.ASSISTANT && !peopleOnly;
            List<Claim> made = program
                    ? List.of()
                    : reader.read(fact.text(), fact.attribution()).stream()
                            .map(claim -> claim.atMost(fact.nature().trust()))
                            .toList();
            if (!made.isEmpty()) {
                claims.put(fact.text(), made);
            }
        }
        return new Claims(claims);
    }

    List<Claim> of(Fact fact) {
        return byText.getOrDefault(fact.text(), List.of());
    }

    /** The slots in which what is known has to be looked up before the facts are reconciled with it. */
    List<String> slotKeys() {
        return byText.values().stream()
                .flatMap(List::stream)
                .flatMap(claim -> claim.attribute().equals(Claim.UNNAMED)
                        ? claim.candidateKeys().stream()
                        : claim.keys().stream())
                .distinct()
                .toList();
    }

    private static boolean speaks(Turn turn) {
        return turn.role() == Role.USER || turn.role() == Role.ASSISTANT;
    }

    private static boolean isNamed(Turn turn) {
        return turn.name() != null && !turn.name().isBlank();
    }
}
