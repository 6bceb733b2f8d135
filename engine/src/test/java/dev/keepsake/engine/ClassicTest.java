package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddResult;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The policy {@code classic} through the whole engine. */
class ClassicTest {

    private final ModelTalk talk = new ModelTalk();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @Test
    void withNothingKnownThereIsOneCallAndEveryFactIsNew() {
        talk.model.enqueue("{\"facts\":[\"Ana likes cheese pizza\",\"Ana has a cat\"]}");

        AddResult result = talk.say(Policy.CLASSIC, "I like cheese pizza.", "I have a cat.");

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana likes cheese pizza", "Ana has a cat");
        assertThat(talk.model.prompts()).hasSize(1);
        assertThat(result.operation().outcome().extractor()).isEqualTo("classic/1");
    }

    @Test
    void everyFactCitesTheTurnsThatSayIt() {
        talk.model.enqueue("{\"facts\":[\"Ana has a cat called Minka\"]}");

        talk.say(Policy.CLASSIC, "I like cheese pizza.", "I have a cat called Minka.", "It is warm today.");

        assertThat(talk.current().getFirst().sources())
                .singleElement()
                .satisfies(source -> assertThat(source.turn().ordinal()).isEqualTo(1));
    }

    @Test
    void anUpdateWordsTheMemoryAnewInItsPlace() {
        Memory known = talk.known("I like cheese pizza.", "Ana likes cheese pizza.");
        talk.model
                .enqueue("{\"facts\":[\"Ana loves chicken pizza\"]}")
                .enqueueFor(prompt -> "{\"memory\":[{\"id\":\"" + shown(prompt, known.text())
                        + "\",\"text\":\"Ana loves cheese and chicken pizza\",\"event\":\"UPDATE\","
                        + "\"old_memory\":\"Ana likes cheese pizza.\"}]}");

        AddResult result = talk.say(Policy.CLASSIC, "I love chicken pizza, too.");

        assertThat(talk.texts()).containsExactly("Ana loves cheese and chicken pizza");
        assertThat(talk.current().getFirst().id()).isEqualTo(known.id());
        assertThat(result.stored()).extracting(Outcome.Item::kind).containsExactly(ChangeKind.UPDATED);
        assertThat(result.operation().outcome().used())
                .extracting(ModelUse::purpose)
                .containsExactlyInAnyOrder(ModelUse.Purpose.EXTRACTION, ModelUse.Purpose.UPDATE_DECISION);
    }

    @Test
    void aDeleteKeepsTheFactThatCausedIt() {
        Memory known = talk.known("I love cheese pizza.", "Ana loves cheese pizza.");
        talk.model
                .enqueue("{\"facts\":[\"Ana dislikes cheese pizza\"]}")
                .enqueueFor(prompt -> "{\"memory\":[{\"id\":\"" + shown(prompt, known.text())
                        + "\",\"text\":\"Ana loves cheese pizza.\",\"event\":\"DELETE\"}]}");

        talk.say(Policy.CLASSIC, "I dislike cheese pizza now.");

        assertThat(talk.texts()).containsExactly("Ana dislikes cheese pizza");
        assertThat(talk.get(known.id()).lifecycle().state()).isEqualTo(MemoryState.SUPERSEDED);
        assertThat(talk.get(known.id()).lifecycle().supersededBy())
                .isEqualTo(talk.current().getFirst().id());
    }

    @Test
    void aDeleteAndAnAddOfTheSameFactAreOneReplacement() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model
                .enqueue("{\"facts\":[\"Ana lives in Lisbon\"]}")
                .enqueueFor(prompt -> "{\"memory\":[{\"id\":\"" + shown(prompt, known.text())
                        + "\",\"text\":\"Ana lives in Paris.\",\"event\":\"DELETE\"},"
                        + "{\"id\":\"5\",\"text\":\"Ana lives in Lisbon\",\"event\":\"ADD\"}]}");

        talk.say(Policy.CLASSIC, "I live in Lisbon now.");

        assertThat(talk.texts()).containsExactly("Ana lives in Lisbon");
        assertThat(talk.get(known.id()).lifecycle().supersededBy())
                .isEqualTo(talk.current().getFirst().id());
    }

    @Test
    void theSameFactTwiceChangesNothing() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model
                .enqueue("{\"facts\":[\"Ana lives in Paris\"]}")
                .enqueueFor(prompt -> "{\"memory\":[{\"id\":\"" + shown(prompt, known.text())
                        + "\",\"text\":\"Ana lives in Paris.\",\"event\":\"NONE\"}]}");

        AddResult result = talk.say(Policy.CLASSIC, "I live in Paris, you know.");

        assertThat(talk.current()).containsExactly(known);
        assertThat(result.stored()).extracting(Outcome.Item::kind).containsExactly(ChangeKind.UNCHANGED);
    }

    @Test
    void inventedIdsAndEventsLoseNoFact() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model
                .enqueue("{\"facts\":[\"Ana has a brown dog\",\"Ana plays the violin\"]}")
                .enqueue("{\"memory\":[{\"id\":\"88\",\"text\":\"Ana has a brown dog\",\"event\":\"UPDATE\"},"
                        + "{\"id\":\"99\",\"text\":\"x\",\"event\":\"DELETE\"},"
                        + "{\"id\":\"0\",\"text\":\"x\",\"event\":\"MERGE\"}]}");

        AddResult result = talk.say(Policy.CLASSIC, "I have a brown dog.", "I play the violin.");

        assertThat(talk.texts())
                .containsExactlyInAnyOrder("Ana lives in Paris.", "Ana has a brown dog", "Ana plays the violin");
        assertThat(talk.get(known.id())).isEqualTo(known);
        assertThat(result.notStored())
                .extracting(Outcome.NotStored::cause)
                .containsOnly(Cause.UNREADABLE)
                .hasSize(3);
    }

    @Test
    void withoutAReadableDecisionTheFactsAreKeptBesideWhatIsKnown() {
        talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model
                .enqueue("{\"facts\":[\"Ana lives in Lisbon\"]}")
                .enqueue("Hm.")
                .enqueue("Hm?");

        AddResult result = talk.say(Policy.CLASSIC, "I live in Lisbon now.");

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana lives in Paris.", "Ana lives in Lisbon");
        assertThat(result.notStored())
                .singleElement()
                .satisfies(left -> assertThat(left.reason()).contains("not decided"));
    }

    @Test
    void promptsOfTheCallersOwnReplaceOurs() {
        talk.known("I live in Paris.", "Ana lives in Paris.");
        Guidance own = new Guidance(null, null, null, null, List.of(), "Only pets, as json.", "Never delete, in json.");
        talk.model
                .enqueue("```json\n{\"facts\": [\"Ana has a brown dog\"]}\n```")
                .enqueue("{\"memory\": [{\"id\": \"7\", \"text\": \"Ana has a brown dog\", \"event\": \"ADD\"}]}");

        talk.add(Handling.DEFAULT.withPolicy(Policy.CLASSIC).withGuidance(own), ModelTalk.said("I have a brown dog."));

        assertThat(talk.texts()).contains("Ana has a brown dog");
        assertThat(talk.model.prompts())
                .extracting(prompt -> prompt.system())
                .endsWith("Only pets, as json.", "Never delete, in json.");
    }
}
