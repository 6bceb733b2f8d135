package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.sample.Exotic;
import dev.keepsake.testkit.sample.ExoticFacts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutcomeJsonTest {

    @Test
    void anEmptyOutcomeComesBack() {
        assertThat(OutcomeJson.read(OutcomeJson.write(Outcome.EMPTY))).isEqualTo(Outcome.EMPTY);
    }

    @Test
    void everyPartOfAnOutcomeComesBack() {
        MemoryId memory = new MemoryId(new UUID(-1, 2));
        TurnId turn = new TurnId(new EpisodeId(new UUID(3, -4)), 17);
        Outcome outcome = new Outcome(
                List.of(
                        new Outcome.Item(
                                ChangeKind.ADDED, memory, Exotic.TEXT, new Attribution(Role.USER, Exotic.TEXT), null),
                        new Outcome.Item(
                                ChangeKind.SUPERSEDED,
                                memory,
                                "text",
                                new Attribution(Role.TOOL, null),
                                "half a pair: \ud83d")),
                List.of(
                        new Outcome.NotStored(turn, "small talk"),
                        new Outcome.NotStored(null, LeftOut.Cause.DEFERRED, "")),
                "rules/1",
                ExoticFacts.uses());

        assertThat(OutcomeJson.read(OutcomeJson.write(outcome))).isEqualTo(outcome);
    }
}
