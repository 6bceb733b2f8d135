package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.GetRequest;
import dev.keepsake.api.HistoryRequest;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of superseded memories whatever is said and in whatever order it is learned. */
class SupersessionProperties {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> SENTENCES = List.of(
            "I live in Lisbon.",
            "I moved to Porto.",
            "I live in Lisbon, Portugal.",
            "I no longer live in Porto.",
            "Correction: I live in Oslo.",
            "I might move to Rome.",
            "I work at Acme.",
            "I quit my job.",
            "I joined Globex.",
            "I like jazz.",
            "I don't like jazz anymore.",
            "My favorite color is blue.",
            "My favorite color is now red, not blue.",
            "Tom lives in Rome.",
            "Tom says he lives in Oslo.",
            "I live in Lisbon and I work at Initech.");

    @Property(tries = 60)
    void noSlotHasTwoCurrentValuesAndNothingIsLost(@ForAll Random dice) {
        EngineFixture fixture = new EngineFixture();
        List<MemoryId> added = new ArrayList<>();
        for (int said = 0; said < 12; said++) {
            String text = SENTENCES.get(dice.nextInt(SENTENCES.size()));
            Instant at = BEGIN.plus(Duration.ofDays(dice.nextInt(20)));
            fixture.memories()
                    .add(AddRequest.of(ALICE, text).at(at))
                    .stored()
                    .forEach(item -> added.add(item.memory()));
            if (dice.nextInt(4) == 0) {
                fixture.memories().restore(new RestoreRequest(added.get(dice.nextInt(added.size()))));
            }
        }

        assertThat(fixture.violations()).isEmpty();
        for (MemoryId id : added) {
            Memory memory = fixture.memories().get(new GetRequest(id)).orElseThrow();
            assertThat(fixture.memories().history(new HistoryRequest(id)))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.newText()).isEqualTo(memory.text()));
        }
        fixture.engine.close();
    }

    @Property(tries = 60)
    void theOrderInWhichThingsAreLearnedMakesNoDifference(@ForAll Random dice) {
        List<Integer> days = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Map<String, Validity> inOrder = learned(days);
        Collections.shuffle(days, dice);

        assertThat(learned(days)).isEqualTo(inOrder);
    }

    @Property(tries = 40)
    void restoringGivesBackWhatWasThere(@ForAll Random dice) {
        EngineFixture fixture = new EngineFixture();
        fixture.memories().add(AddRequest.of(ALICE, "I live in City0.").at(BEGIN));
        Memory before = everything(fixture).getFirst();
        int changes = 1 + dice.nextInt(3);
        for (int day = 1; day <= changes; day++) {
            fixture.memories()
                    .add(AddRequest.of(ALICE, "I moved to City" + day + ".").at(BEGIN.plus(Duration.ofDays(day))));
        }
        Lifecycle restored =
                fixture.memories().restore(new RestoreRequest(before.id())).lifecycle();

        assertThat(restored.state()).isEqualTo(MemoryState.CURRENT);
        assertThat(restored.validity()).isEqualTo(before.lifecycle().validity());
        assertThat(restored.closedAt()).isNull();
        assertThat(fixture.violations()).isEmpty();
        fixture.engine.close();
    }

    /** When each of six homes was one, told on these days in this order. */
    private static Map<String, Validity> learned(List<Integer> days) {
        EngineFixture fixture = new EngineFixture();
        for (int day : days) {
            Instant at = BEGIN.plus(Duration.ofDays(day));
            fixture.memories()
                    .add(AddRequest.of(ALICE, "I live in City" + day + ".").at(at));
        }
        Map<String, Validity> valid = new HashMap<>();
        everything(fixture)
                .forEach(memory -> valid.put(memory.text(), memory.lifecycle().validity()));
        fixture.engine.close();
        return valid;
    }

    private static List<Memory> everything(EngineFixture fixture) {
        ListRequest all = new ListRequest(Reach.of(ALICE).withSuperseded(true), PageRequest.first(100));
        return fixture.memories().list(all).items();
    }
}
