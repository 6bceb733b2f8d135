package dev.keepsake.engine.extract.model;

import dev.keepsake.extract.Budget;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelPrices.Price;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.ModelUse.Purpose;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one add has spent, and what it may still spend. Every prompt is counted before it is sent, and the reply is limited to
 * what is left, so that the budget holds whatever the model does. For one add.
 */
final class Ledger {

    /** What the protocol puts around a system and a user message. */
    private static final int FRAMING = 16;

    /** A reply that may not be this long is not worth asking for. */
    static final int SHORTEST_REPLY = 64;

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final ModelParts parts;
    private final Budget budget;
    private final Optional<Price> price;
    private final Map<Account, ModelUse> used = new LinkedHashMap<>();
    private long spentTokens;
    private BigDecimal spentMoney = BigDecimal.ZERO;

    /** How many tokens the provider counts for one of ours, at least one: models cut text differently. */
    private double theirs = 1;

    Ledger(ModelParts parts, Budget budget) {
        this.parts = parts;
        this.budget = budget;
        this.price = parts.prices().of(parts.model().name());
    }

    /** What is added up: another model than the one that was asked may have answered. */
    private record Account(Purpose purpose, String model) {}

    /** What a call may take. */
    sealed interface Allowance {

        /** It may be made, with a reply of at most so many tokens, or of any length. */
        record Granted(@Nullable Integer maximumReply) implements Allowance {}

        /** It may not. */
        record Refused(String reason) implements Allowance {}
    }

    Allowance allowance(ChatPrompt prompt) {
        Long tokens = budget.tokens();
        BigDecimal money = budget.money();
        if (tokens == null && money == null) {
            return new Allowance.Granted(null);
        }
        if (money != null && price.isEmpty()) {
            return new Allowance.Refused("the budget is an amount of money, and the model "
                    + parts.model().name() + " has no price; give it one, or a budget of tokens");
        }
        long ask = (long) Math.ceil(tokensOf(prompt) * theirs);
        long most = Integer.MAX_VALUE;
        if (tokens != null) {
            most = Math.min(most, tokens - spentTokens - ask);
        }
        if (money != null) {
            most = Math.min(most, affordable(price.get(), money.subtract(spentMoney), ask));
        }
        return most < SHORTEST_REPLY
                ? new Allowance.Refused("the budget does not suffice for a prompt of " + ask + " tokens and a reply")
                : new Allowance.Granted(most == Integer.MAX_VALUE ? null : (int) most);
    }

    private static long affordable(Price price, BigDecimal left, long ask) {
        BigDecimal forReply = left.subtract(price.of(ask, 0, 0));
        if (forReply.signum() < 0) {
            return -1;
        }
        return price.output().signum() == 0
                ? Integer.MAX_VALUE
                : forReply.multiply(MILLION)
                        .divide(price.output(), 0, RoundingMode.DOWN)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .longValue();
    }

    /** Enters a call that was made, and returns what it took: in the provider's numbers, or where it gives none in ours. */
    ModelUse book(Purpose purpose, ChatPrompt prompt, ChatReply reply) {
        int ours = tokensOf(prompt);
        long input = reply.inputTokens() < 0 ? ours : reply.inputTokens();
        long output = reply.outputTokens() < 0 ? parts.tokens().count(reply.text()) : reply.outputTokens();
        boolean counted = reply.inputTokens() >= 0 && reply.outputTokens() >= 0;
        long cached = Math.min(input, reply.cachedTokens());
        theirs = Math.max(theirs, (double) input / ours);
        String model = reply.modelOr(parts.model());
        BigDecimal cost = parts.prices()
                .of(model)
                .map(known -> known.of(input, cached, output))
                .orElse(null);
        spentTokens += input + output;
        spentMoney = cost == null ? spentMoney : spentMoney.add(cost);
        ModelUse call = new ModelUse(model, purpose, 1, input, cached, output, counted, cost);
        used.merge(new Account(purpose, model), call, ModelUse::plus);
        return call;
    }

    /** What was used so far, one entry for each purpose and model. */
    List<ModelUse> used() {
        return List.copyOf(used.values());
    }

    private int tokensOf(ChatPrompt prompt) {
        return FRAMING
                + parts.tokens().count(prompt.system())
                + parts.tokens().count(prompt.user())
                + parts.tokens().count(prompt.jsonSchema());
    }
}
