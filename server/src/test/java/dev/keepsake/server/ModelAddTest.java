package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.engine.EngineParts;
import dev.keepsake.engine.MemoryEngine;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.server.WireClient.Answer;
import dev.keepsake.server.keys.ApiKeys;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.fake.ScriptedModel;
import dev.keepsake.testkit.fake.SequentialIds;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.testkit.reference.InMemoryStore;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers of both dialects may say of how an add is read by a chat model, and what they are answered. */
class ModelAddTest {

    private final ScriptedModel model = new ScriptedModel();
    private final FakeClock clock = new FakeClock();
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryIndex index = new InMemoryIndex();
    private final RoughTokens tokens = new RoughTokens();
    private final MemoryEngine engine = MemoryEngine.start(
            EngineParts.over(store, index, new HashingEmbedder(), new RuleExtractor(), clock, new SequentialIds())
                    .withExtractors(ModelExtractors.around(model, tokens, ModelPrices.UNKNOWN, new RuleExtractor())
                            .withLastResort(LastResort.FAIL)));
    private final KeepsakeServer server =
            KeepsakeServer.start(ServerOptions.DEFAULT.withPort(0), engine, store.keys(), clock);
    private final WireClient client = new WireClient(server.uri(), key());

    @AfterEach
    void close() {
        server.close();
        engine.close();
    }

    @Test
    void whatIsWishedReachesTheModel() {
        model.enqueue("{\"facts\":[{\"text\":\"User has a brown dog.\",\"turns\":[1],\"categories\":[\"pets\"]}]}");

        Answer added = client.post("/v3/memories/add/", """
                {"messages": "I have a brown dog.", "user_id": "ada", "async_mode": false,
                 "custom_instructions": "Mind the colours.", "agent_custom_instructions": "Mind the promises.",
                 "includes": "animals", "excludes": "health",
                 "custom_categories": [{"pets": "animals at home"}, "work"]}""");

        assertThat(added.status()).isEqualTo(200);
        assertThat(model.prompts().getFirst().user())
                .contains("Mind the colours.", "Mind the promises.", "keep nothing but: \"animals\"")
                .contains("never keep: \"health\"", "\"pets\": \"animals at home\"", "\"work\"");
        assertThat(client.get("/v1/memories/" + added.text("/results/0/id") + "/")
                        .text("/categories/0"))
                .isEqualTo("pets");
    }

    @Test
    void classicIsAnsweredAsMemZeroAnsweredIt() {
        String first = plain("I like cheese pizza.", "{\"facts\":[\"User likes cheese pizza\"]}")
                .text("/results/0/id");
        model.enqueue("{\"facts\":[\"User likes chicken pizza\"]}")
                .enqueue(
                        "{\"memory\":[{\"id\":\"0\",\"event\":\"UPDATE\",\"text\":\"User likes cheese and chicken pizza\"}]}");

        Answer updated = plain("I like chicken pizza, too.");

        assertThat(updated.text("/results/0/id")).isEqualTo(first);
        assertThat(updated.text("/results/0/event")).isEqualTo("UPDATE");
        assertThat(updated.text("/results/0/previous_memory")).isEqualTo("User likes cheese pizza");

        model.enqueue("{\"facts\":[\"User dislikes pizza\"]}")
                .enqueue("{\"memory\":[{\"id\":\"0\",\"event\":\"DELETE\",\"text\":\"\"}]}");
        Answer deleted = plain("I dislike pizza.");
        assertThat(deleted.text("/results/0/event")).isEqualTo("ADD");
        assertThat(deleted.text("/results/0/memory")).isEqualTo("User dislikes pizza");
        assertThat(deleted.text("/results/1/event")).isEqualTo("DELETE");
        assertThat(deleted.text("/results/1/id")).isEqualTo(first);
    }

    @Test
    void aProcedureNeedsAnAgent() {
        String body =
                "{\"messages\":\"I searched and found it.\",\"user_id\":\"ada\",\"memory_type\":\"procedural_memory\"%s}";

        Answer refused = client.post("/memories", body.formatted(""));
        model.enqueue("Task: to find it.");
        Answer kept = client.post("/memories", body.formatted(",\"agent_id\":\"bot\""));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/detail")).contains("agent");
        assertThat(kept.text("/results/0/memory")).isEqualTo("Task: to find it.");
    }

    @Test
    void whatIsNotKeptForWantOfABudgetIsSaid() {
        Answer added = client.post("/v3/memories/add/", """
                {"messages": "I have a brown dog.", "user_id": "ada", "async_mode": false, "budget": {"tokens": 10}}""");

        assertThat(added.text("/not_stored/0/cause")).isEqualTo("deferred");
    }

    @Test
    void anAddThatEndsWithItsModelIsAnError() {
        model.enqueueFailure(ErrorCategory.MODEL_UNAVAILABLE);

        Answer failed =
                client.undescribed("POST", "/memories", "{\"messages\":\"I have a brown dog.\",\"user_id\":\"ada\"}");

        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.text("/detail")).contains("its messages are kept");
    }

    @Test
    void anUnknownPolicyIsRefusedByName() {
        Answer refused = client.post("/memories", "{\"messages\":\"x\",\"user_id\":\"ada\",\"policy\":\"magic\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/detail")).contains("reconcile, classic, additive, local, verbatim");
    }

    private String key() {
        ApiKeys.Minted minted =
                new ApiKeys(new SecureRandom(), new SequentialIds(7), clock).mint(ServerFixture.ACME, "test");
        store.keys().add(minted.stored());
        return minted.key();
    }

    private Answer plain(String said, String... replies) {
        for (String reply : replies) {
            model.enqueue(reply);
        }
        return client.post("/memories", "{\"messages\":\"" + said + "\",\"user_id\":\"ada\",\"policy\":\"classic\"}");
    }
}
