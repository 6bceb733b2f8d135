package dev.keepsake.engine.screen;

import dev.keepsake.engine.bundled.Bundled;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.TokenCounter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a chat model, in one call, which of some facts their turns support. */
final class SecondOpinion {

    private static final String PROMPT = Bundled.text(SecondOpinion.class, "support-check-1.txt");
    private static final Pattern ANSWER = Pattern.compile("(?im)^\\W*(\\d+)\\W+(yes|no)\\b");
    /** A number and a word for each. */
    private static final int TOKENS_PER_ANSWER = 8;

    private final @Nullable ChatModel model;
    private final ModelPrices prices;
    private final TokenCounter tokens;

    SecondOpinion(ScreenOptions options, TokenCounter tokens) {
        this.model = options.secondOpinion();
        this.prices = options.prices();
        this.tokens = tokens;
    }

    /** By their numbers, whether the facts are supported; those on which there is no opinion are missing. */
    Map<Integer, Boolean> on(Map<Integer, Doubt> doubts, Docket docket) {
        if (model == null) {
            return Map.of();
        }
        List<Integer> numbers = List.copyOf(doubts.keySet());
        String material = material(List.copyOf(doubts.values()));
        try {
            ChatModel.ChatPrompt prompt = new ChatModel.ChatPrompt(
                    PROMPT, material, "", List.of(), TOKENS_PER_ANSWER * numbers.size() + TOKENS_PER_ANSWER);
            ChatModel.ChatReply reply = model.chat(prompt, docket.deadline());
            docket.use(use(reply.modelOr(model), material, reply));
            Map<Integer, Boolean> opinions = new HashMap<>();
            read(reply.text()).forEach((line, supported) -> {
                if (line >= 1 && line <= numbers.size()) {
                    opinions.put(numbers.get(line - 1), supported);
                }
            });
            return opinions;
        } catch (KeepsakeException failed) {
            // Without an opinion the facts are held, which loses nothing.
            return Map.of();
        }
    }

    private static String material(List<Doubt> doubts) {
        StringBuilder material = new StringBuilder();
        for (int i = 0; i < doubts.size(); i++) {
            Doubt doubt = doubts.get(i);
            material.append("<pair number=\"").append(i + 1).append("\">\n<said>\n");
            doubt.cited().forEach(text -> material.append(fenced(text)).append('\n'));
            material.append("</said>\n<statement>")
                    .append(fenced(doubt.fact().text()))
                    .append("</statement>\n</pair>\n");
        }
        return material.toString();
    }

    /** Text of others cannot end its own fence. */
    private static String fenced(String text) {
        return text.replace("<", "&lt;");
    }

    static Map<Integer, Boolean> read(String reply) {
        Map<Integer, Boolean> answers = new LinkedHashMap<>();
        Matcher answer = ANSWER.matcher(reply);
        while (answer.find()) {
            if (answer.group(1).length() <= 6) {
                answers.put(Integer.parseInt(answer.group(1)), answer.group(2).equalsIgnoreCase("yes"));
            }
        }
        return answers;
    }

    private ModelUse use(String name, String material, ChatModel.ChatReply reply) {
        boolean counted = reply.inputTokens() >= 0 && reply.outputTokens() >= 0;
        long input = counted ? reply.inputTokens() : tokens.count(PROMPT) + tokens.count(material);
        long output = counted ? reply.outputTokens() : tokens.count(reply.text());
        BigDecimal cost = prices.of(name)
                .map(price -> price.of(input, reply.cachedTokens(), output))
                .orElse(null);
        return new ModelUse(
                name, ModelUse.Purpose.SUPPORT_CHECK, 1, input, reply.cachedTokens(), output, counted, cost);
    }
}
