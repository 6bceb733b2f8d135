package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.fact;
import static dev.keepsake.engine.ModelTalk.facts;
import static dev.keepsake.engine.ModelTalk.judged;
import static dev.keepsake.engine.ModelTalk.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddResult;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies as models really give them, through the whole engine. */
class ModelReplyTest {

    private static final String MOVED = "I moved to Lisbon.";
    private static final String FACT = "Ana moved to Lisbon.";

    private ModelTalk talk = new ModelTalk();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n{\"facts\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":[1]}]}\n```",
                "<think>{\"facts\":[]} would be too little</think>{\"facts\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":[1]}]}",
                "Sure, [here] you {are}:\n{\"facts\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":[1]}]}\nAnything else?",
                "{\"facts\":[]} was my first idea, but: {\"facts\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":[1]}]}",
                "[{\"text\":\"Ana moved to Lisbon.\",\"turns\":[1]}]",
                "{\"facts\":{\"text\":\"Ana moved to Lisbon.\",\"turns\":[1]}}",
                "{\"facts\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":\"1\",\"kind\":7,\"since\":{},\"relations\":\"none\","
                        + "\"categories\":5,\"verdict\":null,\"memories\":null,\"by\":[],\"quote\":12},]}",
                "{\"facts\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":[\"t1\",99,-4,1.0]}]}",
                "{\"memory\":[{\"text\":\"Ana moved to Lisbon.\",\"turns\":1}]}",
                "{'facts':[{'text':'Ana moved to Lisbon.','turns':[1]}]}",
                "{facts:[{text:\"Ana moved to Lisbon.\",turns:[1]}]}",
                "{\"facts\":[ // what is new\n{\"text\":\"Ana moved to Lisbon.\", /* said there */ \"turns\":[1]}]}",
                "{\"facts\":[{\"text\":\"Ana moved\\ to Lisbon.\",\"turns\":[1]}]}"
            })
    void isReadHoweverItIsWrapped(String reply) {
        talk.model.enqueue(reply);

        AddResult result = talk.say(Policy.RECONCILE, MOVED);

        assertThat(talk.texts()).containsExactly(FACT);
        assertThat(result.notStored()).isEmpty();
        assertThat(talk.model.prompts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "I will not do that.",
                "{\"facts\":",
                "{\"facts\":[{\"text\":\"Ana mo",
                "{\"statements\":[]}",
                "{\"facts\":null}",
                "<think>I should answer with {\"facts\":[",
                "{{{{[[[["
            })
    void whatCannotBeReadIsAskedForOnceMore(String reply) {
        talk.model.enqueue(reply).enqueue(facts(fact(FACT, 1)));

        AddResult result = talk.say(Policy.RECONCILE, MOVED);

        assertThat(talk.texts()).containsExactly(FACT);
        assertThat(talk.model.prompts()).hasSize(2);
        assertThat(talk.model.prompts().getLast().user()).contains("Your last reply could not be read");
        assertThat(result.operation().outcome().used())
                .singleElement()
                .satisfies(use -> assertThat(use.calls()).isEqualTo(2));
    }

    @Test
    void whatCannotBeReadTwiceIsSaidAndTheTurnsAreKept() {
        talk.engine.engine.close();
        talk = new ModelTalk(extractors -> extractors.withLastResort(LastResort.FAIL));
        talk.model.enqueue("Hm.").enqueue("Hm?");

        AddResult result = talk.say(Policy.RECONCILE, MOVED);

        assertThat(talk.current()).isEmpty();
        assertThat(talk.model.prompts()).hasSize(2);
        assertThat(result.operation().state()).isEqualTo(Operation.State.SUCCEEDED);
        assertThat(result.notStored()).singleElement().satisfies(left -> {
            assertThat(left.cause()).isEqualTo(Cause.UNREADABLE);
            assertThat(left.reason()).contains("no JSON").doesNotContain("Hm");
        });
    }

    @Test
    void theWholeFactsOfABrokenReplyAreKept() {
        String whole = facts(fact(FACT, 1), fact("Ana has a cat.", 2), fact("Ana has a dog.", 3));
        talk.model.enqueueReply(new ChatReply(whole.substring(0, whole.length() - 30), 10, 0, 10, true));

        AddResult result = talk.say(Policy.RECONCILE, MOVED, "I have a cat.", "I have a dog.");

        assertThat(talk.texts()).containsExactlyInAnyOrder(FACT, "Ana has a cat.");
        assertThat(talk.model.prompts()).hasSize(1);
        assertThat(result.notStored()).singleElement().satisfies(left -> {
            assertThat(left.cause()).isEqualTo(Cause.UNREADABLE);
            assertThat(left.reason()).contains("broke off").contains("2 entries");
        });
    }

    @Test
    void aFactThatNoTurnSaysIsDroppedAndListed() {
        talk.model.enqueue("{\"facts\":[{\"text\":\"Ana has a yacht.\",\"turns\":[]},"
                + "{\"text\":\"Ana has a castle.\",\"turns\":[17]},\"Ana has an island.\"," + fact(FACT, 1)
                + ",{\"turns\":[1]},42]}");

        AddResult result = talk.say(Policy.RECONCILE, MOVED);

        assertThat(talk.texts()).containsExactly(FACT);
        assertThat(causes(result))
                .containsExactly(
                        Cause.UNSUPPORTED, Cause.UNSUPPORTED, Cause.UNSUPPORTED, Cause.UNREADABLE, Cause.UNREADABLE);
    }

    @Test
    void anUnknownMemoryAndAnUnknownVerdictMakeANewFactAndAreReported() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model.enqueue(facts(
                judged(FACT, "supersedes", List.of("m77", known.id().toString()), 1),
                judged("Ana rents a flat.", "obliterates", List.of("m1"), 2)));

        AddResult result = talk.say(Policy.RECONCILE, MOVED, "I rent a flat.");

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana lives in Paris.", FACT, "Ana rents a flat.");
        assertThat(talk.get(known.id())).isEqualTo(known);
        assertThat(causes(result)).containsExactly(Cause.UNREADABLE, Cause.UNREADABLE, Cause.UNREADABLE);
    }

    @Test
    void ofTwoFactsThatReplaceTheSameTheFirstDoes() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model.enqueueFor(prompt -> facts(
                judged(FACT, "supersedes", List.of(shown(prompt, known.text())), 1),
                judged("Ana rents a flat in Lisbon.", "supersedes", List.of(shown(prompt, known.text())), 2)));

        AddResult result = talk.say(Policy.RECONCILE, MOVED, "I rent a flat in Lisbon.");

        Memory closed = talk.get(known.id());
        assertThat(talk.texts()).containsExactlyInAnyOrder(FACT, "Ana rents a flat in Lisbon.");
        assertThat(talk.get(closed.lifecycle().supersededBy()).text()).isEqualTo(FACT);
        assertThat(talk.current())
                .allSatisfy(memory -> assertThat(memory.links()).isEmpty());
        assertThat(causes(result)).containsExactly(Cause.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "contradicts"})
    void whatOneFactUpholdsOrDisputesAnotherDoesNotReplace(String other) {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model.enqueueFor(prompt -> facts(
                judged(FACT, "supersedes", List.of(shown(prompt, known.text())), 1),
                judged("Ana is at home in Paris.", other, List.of(shown(prompt, known.text())), 2)));

        AddResult result = talk.say(Policy.RECONCILE, MOVED, "I am at home in Paris.");

        assertThat(talk.get(known.id()).lifecycle().state()).isEqualTo(MemoryState.CURRENT);
        assertThat(talk.current())
                .filteredOn(memory -> memory.text().equals(FACT))
                .flatExtracting(Memory::links)
                .containsExactly(new Link(Link.Kind.CONTRADICTS, known.id()));
        assertThat(causes(result)).contains(Cause.UNREADABLE);
    }

    @Test
    void oneFactThatReplacesAndDisputesAMemoryReplacesNothing() {
        Memory known = talk.known("I live in Paris.", "Ana lives in Paris.");
        talk.model.enqueueFor(prompt -> facts(
                judged(FACT, "supersedes", List.of(shown(prompt, known.text())), 1),
                judged(FACT, "contradicts", List.of(shown(prompt, known.text())), 1)));

        talk.say(Policy.RECONCILE, MOVED);

        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana lives in Paris.", FACT);
    }

    private static List<Cause> causes(AddResult result) {
        return result.notStored().stream().map(Outcome.NotStored::cause).toList();
    }
}
