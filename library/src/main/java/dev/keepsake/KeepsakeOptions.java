package dev.keepsake;

import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.engine.screen.ScreenOptions;
import dev.keepsake.extract.Extractor;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.ChatModelSettings;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.RerankerSettings;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How to open a Keepsake.
 *
 * @param directory where everything is kept; made if it is not there
 * @param embedder name of the in-process embedder, one of {@link EmbedderCatalogue#embedders()}; a directory that was filled
 *     by another one is refused
 * @param clock what time it is
 * @param extractor reads what is worth keeping out of what was said, where no chat model does
 * @param reranker what puts the best hits in order when the recipe of a search asks for it
 * @param chat the chat model that reads what was said, and what it costs
 * @param screening how facts are looked at before they become memories
 * @param media what is done with pictures and documents that messages share
 */
public record KeepsakeOptions(
        Path directory,
        String embedder,
        Clock clock,
        Extractor extractor,
        RerankerSettings reranker,
        ChatOptions chat,
        ScreenOptions screening,
        MediaOptions media) {

    public static KeepsakeOptions in(Path directory) {
        return new KeepsakeOptions(
                directory,
                EmbedderCatalogue.DEFAULT.name(),
                Clock.systemUTC(),
                new RuleExtractor(),
                RerankerSettings.NONE,
                ChatOptions.NONE,
                ScreenOptions.STANDARD,
                MediaOptions.NONE);
    }

    public KeepsakeOptions withEmbedder(String name) {
        return new KeepsakeOptions(directory, name, clock, extractor, reranker, chat, screening, media);
    }

    public KeepsakeOptions withClock(Clock newClock) {
        return new KeepsakeOptions(directory, embedder, newClock, extractor, reranker, chat, screening, media);
    }

    public KeepsakeOptions withExtractor(Extractor newExtractor) {
        return new KeepsakeOptions(directory, embedder, clock, newExtractor, reranker, chat, screening, media);
    }

    public KeepsakeOptions withReranker(RerankerSettings newReranker) {
        return new KeepsakeOptions(directory, embedder, clock, extractor, newReranker, chat, screening, media);
    }

    /** Reads what was said with a chat model of a provider; policies that need a model then work, and are the default. */
    public KeepsakeOptions withChatModel(ChatModelSettings settings) {
        return withChat(chat.withSettings(settings));
    }

    /** Reads what was said with this chat model, which stays the caller's to close. */
    public KeepsakeOptions withChatModel(ChatModel model) {
        return withChat(chat.withModel(model));
    }

    /** Says what models cost. */
    public KeepsakeOptions withPrices(ModelPrices prices) {
        return withChat(chat.withPrices(prices));
    }

    /** Says what becomes of an add when the chat model cannot be asked. */
    public KeepsakeOptions withLastResort(LastResort lastResort) {
        return withChat(chat.withLastResort(lastResort));
    }

    private KeepsakeOptions withChat(ChatOptions newChat) {
        return new KeepsakeOptions(directory, embedder, clock, extractor, reranker, newChat, screening, media);
    }

    /** Says how facts are looked at before they become memories. */
    public KeepsakeOptions withScreening(ScreenOptions newScreening) {
        return new KeepsakeOptions(directory, embedder, clock, extractor, reranker, chat, newScreening, media);
    }

    /** Says what is done with pictures and documents that messages share. */
    public KeepsakeOptions withMedia(MediaOptions newMedia) {
        return new KeepsakeOptions(directory, embedder, clock, extractor, reranker, chat, screening, newMedia);
    }
}
