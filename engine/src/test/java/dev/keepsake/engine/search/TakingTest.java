package dev.keepsake.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TakingTest {

    private final List<Ranked> ranking = new ArrayList<>();
    private final Map<EntryKey, Hit> read = new HashMap<>();

    @Test
    void aShorterFactTakesThePlaceOfItsTurnWithTheTurnsScore() {
        TurnId said = turn(1, "Well, you know, I moved to Lisbon last spring, and what a spring it was", 0.9);
        Memory fact = fact(1, "She moved to Lisbon", 0.4, said);

        Hit hit = hits().getFirst();

        assertThat(hit).isInstanceOf(Hit.OfMemory.class);
        assertThat(((Hit.OfMemory) hit).memory()).isEqualTo(fact);
        assertThat(hit.score()).isEqualTo(0.9);
        assertThat(hit.explanation().standsFor()).isEqualTo(said);
    }

    @Test
    void aLongerFactDoesNot() {
        TurnId said = turn(1, "I moved.", 0.9);
        fact(1, "She moved from one town to another one", 0.4, said);

        assertThat(hits()).extracting(Hit::text).containsExactly("I moved.", "She moved from one town to another one");
    }

    @Test
    void whatWasToldComesAfterWhatWasNot() {
        TurnId first = turn(1, "I moved to Lisbon, and Tom came along as well", 0.9);
        TurnId second = turn(2, "Yes, with Tom and all of our many things", 0.8);
        turn(3, "We love it here", 0.7);
        fact(1, "She and Tom moved to Lisbon", 0.5, first, second);

        assertThat(hits())
                .extracting(Hit::text)
                .containsExactly(
                        "She and Tom moved to Lisbon",
                        "We love it here",
                        "I moved to Lisbon, and Tom came along as well",
                        "Yes, with Tom and all of our many things");
    }

    @Test
    void aFactOfTurnsThatNobodyProposedEarnsItsOwnPlace() {
        fact(1, "She plays the flute", 0.8, Sayings.turn(1, 7));
        turn(2, "I moved to Lisbon", 0.5);

        assertThat(hits()).extracting(Hit::text).containsExactly("She plays the flute", "I moved to Lisbon");
    }

    private List<Hit> hits() {
        ranking.sort(Ranked.BEST_FIRST);
        Taking taking = new Taking();
        List<Hit> hits = new ArrayList<>();
        for (Place place : Place.ofTurnsFirst(ranking)) {
            Hit hit = taking.take(place, read);
            if (hit != null) {
                hits.add(hit);
            }
        }
        hits.addAll(taking.waiting());
        return hits;
    }

    private TurnId turn(int number, String text, double score) {
        TurnId id = Sayings.turn(1, number);
        EntryKey key = new EntryKey.OfTurn(id);
        ranking.add(new Ranked(key, score, at(List.of(id)), () -> new Explanation(List.of())));
        read.put(key, new Hit.OfTurn(said(id, text), score, new Explanation(List.of())));
        return id;
    }

    private Memory fact(int number, String text, double score, TurnId... turns) {
        Memory memory = Sayings.memory(number, text, turns);
        EntryKey key = new EntryKey.OfMemory(memory.id());
        List<TurnId> origins = memory.sources().stream().map(Source::turn).toList();
        ranking.add(new Ranked(key, score, at(origins), () -> new Explanation(List.of())));
        read.put(key, new Hit.OfMemory(memory, score, new Explanation(List.of())));
        return memory;
    }

    private static Turn said(TurnId id, String text) {
        return new Turn(id, Role.USER, null, text, Sayings.MAY, id.toString(), Attributes.NONE);
    }

    private static Circumstances at(List<TurnId> origins) {
        return new Circumstances(origins, Sayings.MAY, Role.USER, null, MemoryState.CURRENT, List.of(), 0);
    }
}
