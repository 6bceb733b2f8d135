package dev.keepsake.engine.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keepsake.engine.bundled.Bundled;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.model.ModelUse;
import dev.keepsake.model.Picture;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.time.Deadline;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Has a chat model say what a picture shows, in one call. The same picture, looked at as closely, is described once in the life of
 * this process, as far as a bounded memory goes. Safe for use by many threads.
 */
public final class PictureDescriber {

    /** A line for a picture in a turn has to end within 2000 characters to be known as one. */
    private static final int LONGEST = 1_900;

    private static final int LONGEST_REPLY = 800;
    private static final int REMEMBERED = 2_000;
    private static final String INSTRUCTIONS = instructions();

    private final ChatModel model;
    private final ModelPrices prices;
    private final TokenCounter tokens;
    private final Cache<String, String> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param model who looks; sees pictures, and is closed by whoever opened it
     * @param prices what it costs
     * @param tokens counts what the model's provider does not
     */
    public PictureDescriber(ChatModel model, ModelPrices prices, TokenCounter tokens) {
        if (!model.seesPictures()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "Pictures are to be described by the chat model " + model.name()
                            + ", which is not known to see any; say that it does, or leave them alone");
        }
        this.model = model;
        this.prices = prices;
        this.tokens = tokens;
    }

    Described describe(Picture picture, Deadline deadline) {
        String key = key(picture);
        String before = known.getIfPresent(key);
        if (before != null) {
            return new Described.InWords(before, List.of());
        }
        ChatPrompt prompt = new ChatPrompt(INSTRUCTIONS, "The picture:", "", List.of(picture), LONGEST_REPLY);
        ChatReply reply;
        try {
            reply = model.chat(prompt, deadline);
        } catch (KeepsakeException failed) {
            return new Described.Not(
                    LeftOut.Cause.MODEL_FAILED, "the chat model failed: " + failed.getMessage(), List.of());
        }
        List<ModelUse> used = List.of(use(prompt, reply));
        String words = DescribedText.of(reply.text(), LONGEST);
        if (words.isEmpty()) {
            return new Described.Not(LeftOut.Cause.UNREADABLE, "the chat model said nothing about it", used);
        }
        known.put(key, words);
        return new Described.InWords(words, used);
    }

    /** What the provider counted; where it did not, what we can count, which is not the picture. */
    private ModelUse use(ChatPrompt prompt, ChatReply reply) {
        boolean counted = reply.inputTokens() >= 0 && reply.outputTokens() >= 0;
        long input = reply.inputTokens() >= 0
                ? reply.inputTokens()
                : tokens.count(prompt.system()) + (long) tokens.count(prompt.user());
        long output = reply.outputTokens() >= 0 ? reply.outputTokens() : tokens.count(reply.text());
        long cached = Math.min(input, reply.cachedTokens());
        String answered = reply.modelOr(model);
        Optional<BigDecimal> cost = prices.of(answered).map(price -> price.of(input, cached, output));
        return new ModelUse(
                answered, ModelUse.Purpose.DESCRIPTION, 1, input, cached, output, counted, cost.orElse(null));
    }

    private static String key(Picture picture) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(picture.bytes());
            return HexFormat.of().formatHex(digest) + picture.detail();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    private static String instructions() {
        return Bundled.text(PictureDescriber.class, "describe-1.txt").strip();
    }
}
