package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddResult;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The policy {@code additive} through the whole engine. */
class AdditiveTest {

    private final ModelTalk talk = new ModelTalk();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @Test
    void linksAreHonouredAndNothingIsClosed() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model.enqueueFor(prompt -> "{\"memory\":[{\"id\":\"0\",\"text\":\"Ana lives in Lisbon near the river.\","
                + "\"attributed_to\":\"user\",\"linked_memory_ids\":[\"" + shown(prompt, known.text())
                + "\",\"41\"]}]}");

        AddResult result = talk.say(Policy.ADDITIVE, "I live in Lisbon, near the river.");

        assertThat(talk.texts())
                .containsExactlyInAnyOrder("Ana lives in Paris.", "Ana lives in Lisbon near the river.");
        assertThat(talk.current())
                .flatExtracting(Memory::links)
                .containsExactly(new Link(Link.Kind.RELATES_TO, known.id()));
        assertThat(result.notStored()).extracting(Outcome.NotStored::cause).containsExactly(Cause.UNREADABLE);
        assertThat(result.operation().outcome().extractor()).isEqualTo("additive/1");
    }

    @Test
    void withoutTurnsTheOnesThatSayItAreFound() {
        talk.model.enqueue(
                "{\"memory\":[{\"id\":\"0\",\"text\":\"Ana plays the violin.\",\"attributed_to\":\"user\"}]}");

        talk.say(Policy.ADDITIVE, "It is warm today.", "I play the violin.");

        assertThat(talk.current().getFirst().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.turn().ordinal()).isEqualTo(1));
    }
}
