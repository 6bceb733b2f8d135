package dev.keepsake.engine.consolidate;

import dev.keepsake.engine.bundled.Bundled;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.time.Deadline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the chat model has said in one consolidation: asked the same again, because the scope has moved meanwhile, it is not asked
 * a second time. For one consolidation, and one thread.
 */
final class ModelReplies {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final @Nullable SummaryModel summaries;
    private final TokenCounter tokens;
    private final Map<String, Reply> replies = new HashMap<>();
    private final List<ModelUse> used = new ArrayList<>();

    ModelReplies(@Nullable SummaryModel summaries, TokenCounter tokens) {
        this.summaries = summaries;
        this.tokens = tokens;
    }

    /** What came of asking. */
    sealed interface Reply {

        /** There is no model to be asked. */
        record NoModel() implements Reply {}

        /** It could not be asked, or did not answer. */
        record Failed(String reason) implements Reply {}

        record Said(String text) implements Reply {}
    }

    /**
     * Asks.
     *
     * @param prompt name of the instructions
     * @param material what they are about; text of others in it is {@link #fenced}
     */
    Reply ask(String prompt, String material) {
        SummaryModel asked = summaries;
        return asked == null
                ? new Reply.NoModel()
                : replies.computeIfAbsent(prompt + "\n" + material, key -> chat(asked, prompt, material));
    }

    private Reply chat(SummaryModel asked, String name, String material) {
        ChatPrompt prompt = new ChatPrompt(instructions(name), material, "");
        try {
            ChatReply reply = asked.model().chat(prompt, Deadline.after(PATIENCE));
            used.add(use(asked, prompt, reply));
            return reply.cutShort()
                    ? new Reply.Failed("The reply of the chat model broke off")
                    : new Reply.Said(reply.text());
        } catch (KeepsakeException failed) {
            return new Reply.Failed("The chat model failed: " + failed.getMessage());
        }
    }

    private ModelUse use(SummaryModel asked, ChatPrompt prompt, ChatReply reply) {
        boolean counted = reply.inputTokens() >= 0 && reply.outputTokens() >= 0;
        long input = counted ? reply.inputTokens() : tokens.count(prompt.system()) + tokens.count(prompt.user());
        long output = counted ? reply.outputTokens() : tokens.count(reply.text());
        long cached = Math.min(input, reply.cachedTokens());
        String model = reply.modelOr(asked.model());
        BigDecimal cost = asked.prices()
                .of(model)
                .map(price -> price.of(input, cached, output))
                .orElse(null);
        return new ModelUse(model, ModelUse.Purpose.SUMMARY, 1, input, cached, output, counted, cost);
    }

    List<ModelUse> used() {
        return List.copyOf(used);
    }

    /** Text of others cannot end its own fence. */
    static String fenced(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("<", "&lt;");
    }

    private static String instructions(String name) {
        return Bundled.text(ModelReplies.class, name).strip();
    }
}
