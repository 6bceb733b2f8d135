package dev.keepsake.engine.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Role;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServedTest {

    private static final String PORTO = "User lives in Porto with husband Rui.";

    @Test
    void anAnswerThatSaysServedMemoriesAgainIsNotLearned() {
        Heard heard = new Heard().assistant("You live in Porto with your husband Rui.");
        serve(heard.served, Heard.SCOPE, PORTO);

        Screened screened = heard.reads("User lives in Porto with husband Rui.");

        assertThat(screened.kept()).isEmpty();
        assertThat(screened.left()).extracting(LeftOut::cause).containsExactly(LeftOut.Cause.SERVED);
    }

    @Test
    void memoriesThatTheApplicationPutIntoAMessageAreNotLearned() {
        Heard heard = new Heard().user("Relevant memories:\n- " + PORTO + "\n\nHow do I get to the beach?");
        serve(heard.served, Heard.SCOPE, PORTO);

        assertThat(heard.reads(PORTO).left()).extracting(LeftOut::cause).containsExactly(LeftOut.Cause.SERVED);
    }

    @Test
    void aPersonMayConfirmAndCorrect() {
        Heard confirming = new Heard().user("Yes, I still live in Porto with my husband Rui.");
        serve(confirming.served, Heard.SCOPE, PORTO);
        Heard correcting = new Heard().user("I no longer live in Porto with Rui.");
        serve(correcting.served, Heard.SCOPE, PORTO);

        assertThat(confirming.reads("User lives in Porto with husband Rui.").kept())
                .hasSize(1);
        assertThat(correcting.reads("User no longer lives in Porto with Rui.").kept())
                .hasSize(1);
    }

    @Test
    void anAnswerThatSaysMoreIsNoRepetition() {
        Heard heard = new Heard().assistant("I suggest the tram in Porto and the Cafe Majestic.");
        serve(heard.served, Heard.SCOPE, PORTO);

        assertThat(heard.reads("Assistant suggested the Cafe Majestic in Porto.")
                        .kept())
                .hasSize(1);
    }

    @Test
    void whatWasServedToOthersOrLongAgoCountsForNothing() {
        Heard heard = new Heard();
        serve(heard.served, Scope.ofUser("bob"), PORTO);
        assertThat(heard.served.to(ProjectId.DEFAULT, Heard.SCOPE)).isEmpty();
        serve(heard.served, Heard.SCOPE, PORTO);
        assertThat(heard.served.to(ProjectId.DEFAULT, Heard.SCOPE)).containsExactly(PORTO);
        assertThat(heard.served.to(new ProjectId("other"), Heard.SCOPE)).isEmpty();

        heard.clock.advance(Served.KEPT.plus(Duration.ofSeconds(1)));

        assertThat(heard.served.to(ProjectId.DEFAULT, Heard.SCOPE)).isEmpty();
    }

    @Test
    void onlyTheLatestAreRemembered() {
        Heard heard = new Heard();
        IntStream.range(0, Served.MOST_TEXTS + 5)
                .forEach(number -> serve(heard.served, Heard.SCOPE, "Memory number " + number));

        assertThat(heard.served.to(ProjectId.DEFAULT, Heard.SCOPE))
                .hasSize(Served.MOST_TEXTS)
                .doesNotContain("Memory number 0")
                .contains("Memory number " + (Served.MOST_TEXTS + 4));
    }

    private static void serve(Served served, Scope scope, String text) {
        Instant now = Instant.EPOCH;
        Memory memory = new Memory(
                new MemoryId(UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                scope,
                MemoryKind.FACT,
                text,
                new Attribution(Role.USER, null),
                Attributes.NONE,
                List.of(),
                Lifecycle.current(now, now, null));
        served.note(ProjectId.DEFAULT, List.of(new Hit.OfMemory(memory, 1, new Explanation(List.of()))));
    }
}
