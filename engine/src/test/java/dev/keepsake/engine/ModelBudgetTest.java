package dev.keepsake.engine;

import static dev.keepsake.engine.ModelTalk.fact;
import static dev.keepsake.engine.ModelTalk.facts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddResult;
import dev.keepsake.engine.extract.model.ModelExtractors;
import dev.keepsake.engine.search.RoughTokens;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Policy;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.InvariantExtension;
import dev.keepsake.testkit.fake.ScriptedModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long conversations in windows, and what they may cost. */
class ModelBudgetTest {

    private static final Handling RECONCILE = Handling.DEFAULT.withPolicy(Policy.RECONCILE);

    private final ModelTalk talk = new ModelTalk();
    private final RoughTokens tokens = new RoughTokens();

    @Order(1)
    @RegisterExtension
    final EngineFixture engine = talk.engine;

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(engine::violations);

    @Test
    void aLongConversationIsReadInOrderWithWhatWasJustSaidAndFound() {
        talk.model
                .enqueue(facts(fact("Ana bought a boat.", 1)))
                .enqueue(facts(fact("Ana sold a house.", 1)))
                .enqueue("{\"facts\":[]}");

        AddResult result = talk.say(
                Policy.RECONCILE,
                "I bought a boat. " + filler(),
                "Second turn. " + filler(),
                "I sold a house. " + filler(),
                "Fourth. " + filler(),
                "Fifth. " + filler());

        List<ChatPrompt> prompts = talk.model.prompts();
        assertThat(talk.texts()).containsExactlyInAnyOrder("Ana bought a boat.", "Ana sold a house.");
        assertThat(prompts).hasSize(3);
        assertThat(prompts.get(1).user())
                .contains("FACTS ALREADY EXTRACTED\n\"Ana bought a boat.\"")
                .contains("EARLIER TURNS\nuser \"Ana\" \"I bought a boat.")
                .contains("1 user \"Ana\" \"I sold a house.");
        assertThat(prompts)
                .allSatisfy(prompt -> assertThat(tokens.count(prompt.user())).isLessThan(4_500));
        assertThat(result.operation().outcome().used())
                .singleElement()
                .satisfies(use -> assertThat(use.calls()).isEqualTo(3));
    }

    @Test
    void aTurnThatFillsAWindowByItselfIsCutAndCitedWhereItSaysSo() {
        talk.model.enqueue("{\"facts\":[]}").enqueue(facts(fact("Ana sold a house.", 1)));
        String turn = filler() + filler() + filler() + " I sold a house.";

        talk.say(Policy.RECONCILE, turn);

        assertThat(talk.model.prompts()).hasSize(2);
        assertThat(talk.current().getFirst().sources()).singleElement().satisfies(source -> {
            assertThat(source.span().start()).isPositive();
            assertThat(source.span().of(turn)).contains("I sold a house.");
        });
    }

    @Test
    void whatTheBudgetDoesNotCoverIsLeftForLaterAndSaid() {
        talk.model.enqueueReply(new ChatReply(facts(fact("Ana bought a boat.", 1)), -1, -1));

        AddResult result = talk.add(
                RECONCILE.withBudget(new Budget(6_000L, null)),
                ModelTalk.said("I bought a boat. " + filler(), filler(), "I sold a house. " + filler(), filler()));

        assertThat(talk.model.prompts())
                .singleElement()
                .satisfies(prompt -> assertThat(prompt.maximumReply()).isBetween(64, 6_000));
        assertThat(talk.texts()).containsExactly("Ana bought a boat.");
        assertThat(result.notStored())
                .extracting(Outcome.NotStored::cause)
                .containsExactly(Cause.DEFERRED, Cause.DEFERRED);
        assertThat(result.notStored().getFirst().turn().ordinal()).isEqualTo(2);
        assertThat(spent(result)).isLessThanOrEqualTo(6_000);
        assertThat(result.operation().outcome().used().getFirst().counted()).isFalse();
    }

    @Test
    void noBudgetIsExceededHoweverSmallItIs() {
        for (long budget : List.of(0L, 100L, 1_000L, 1_500L, 2_000L, 5_000L, 9_000L)) {
            ModelTalk one = new ModelTalk();
            IntStream.range(0, 5)
                    .forEach(call -> one.model.enqueueFor(
                            prompt -> "x".repeat(4 * (prompt.maximumReply() == null ? 1 : prompt.maximumReply()))));
            // The scripted model counts characters: more than the counter does, so the first call teaches what it
            // costs.
            AddResult result = one.add(
                    RECONCILE.withBudget(new Budget(budget, null)), ModelTalk.said("I bought a boat. " + filler()));

            long promptTokens = one.model.prompts().stream()
                    .mapToLong(prompt -> tokens.count(prompt.system())
                            + tokens.count(prompt.user())
                            + tokens.count(prompt.jsonSchema())
                            + prompt.maximumReply())
                    .sum();
            assertThat(promptTokens).as("%s tokens", budget).isLessThanOrEqualTo(budget);
            assertThat(result.notStored()).isNotEmpty();
            one.engine.engine.close();
        }
    }

    @Test
    void aBudgetOfMoneyIsKept() {
        talk.model.enqueueReply(new ChatReply("{\"facts\":[]}", -1, -1));
        BigDecimal enough = new BigDecimal("0.01");

        AddResult result = talk.add(RECONCILE.withBudget(new Budget(null, enough)), ModelTalk.said("I bought a boat."));

        ChatPrompt prompt = talk.model.prompts().getFirst();
        long asked =
                16L + tokens.count(prompt.system()) + tokens.count(prompt.user()) + tokens.count(prompt.jsonSchema());
        BigDecimal most = ModelTalk.PRICES.of("test-scripted").orElseThrow().of(asked, 0, prompt.maximumReply());
        assertThat(most).isLessThanOrEqualTo(enough).isGreaterThan(new BigDecimal("0.0099"));
        assertThat(result.operation().outcome().used().getFirst().cost()).isLessThan(enough);
    }

    @Test
    void withoutAPriceABudgetOfMoneyAsksNobody() {
        ModelTalk unpriced = new ModelTalk(extractors ->
                ModelExtractors.around(new ScriptedModel(), tokens, ModelPrices.UNKNOWN, extractors.local()));

        AddResult result = unpriced.add(
                RECONCILE.withBudget(new Budget(null, BigDecimal.ONE)), ModelTalk.said("I bought a boat."));

        assertThat(unpriced.current()).isEmpty();
        assertThat(result.notStored()).singleElement().satisfies(left -> {
            assertThat(left.cause()).isEqualTo(Cause.DEFERRED);
            assertThat(left.reason()).contains("no price");
        });
        unpriced.engine.engine.close();
    }

    private static long spent(AddResult result) {
        return result.operation().outcome().used().stream()
                .mapToLong((ModelUse use) -> use.inputTokens() + use.outputTokens())
                .sum();
    }

    /** Some 1,300 tokens. */
    private static String filler() {
        return "The sky was blue and the sea was calm on that day as on every other day before. ".repeat(65);
    }
}
