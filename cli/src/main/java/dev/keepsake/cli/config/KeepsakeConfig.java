package dev.keepsake.cli.config;

import dev.keepsake.MediaOptions;
import dev.keepsake.engine.extract.Extractors.LastResort;
import dev.keepsake.engine.media.FetchRules;
import dev.keepsake.model.ModelPrices;
import dev.keepsake.models.ChatModelSettings;
import dev.keepsake.models.RerankerKind;
import dev.keepsake.models.RerankerSettings;
import dev.keepsake.scope.ProjectId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command was told, checked as a whole. {@link Setting} says what each part means.
 *
 * @param data the data directory
 * @param url the server to work on, or null to work on the data directory
 * @param apiKey the key, or null
 * @param project the project in the data directory
 * @param embedder the name of the embedder
 * @param reranker the kind of reranker
 * @param rerankerModel the name of its model; empty when not said
 * @param rerankerPath the folder of its model, or null
 * @param rerankerUrl the address of its provider, or null
 * @param rerankerKey the key to its provider, or null
 * @param chatModel the name of the chat model; empty for none
 * @param chatUrl the address of its provider, or null
 * @param chatKey the key to its provider, or null
 * @param chatPrice what it costs, or null when that is not known
 * @param chatLastResort what becomes of an add when it cannot be asked
 * @param chatPictures whether it sees pictures and describes those without words
 * @param mediaPdf whether the text of PDFs is read
 * @param mediaFetch from where pictures and documents are fetched
 * @param host the address to listen on
 * @param port the port to listen on, 0 to 65535
 * @param corsOrigins the web pages that may call
 * @param shutdownGrace how long running requests have to finish
 * @param consolidateEvery how long after one consolidation of everything a server begins the next; zero for never
 */
public record KeepsakeConfig(
        Path data,
        @Nullable URI url,
        @Nullable Secret apiKey,
        ProjectId project,
        String embedder,
        RerankerKind reranker,
        String rerankerModel,
        @Nullable Path rerankerPath,
        @Nullable URI rerankerUrl,
        @Nullable Secret rerankerKey,
        String chatModel,
        @Nullable URI chatUrl,
        @Nullable Secret chatKey,
        ModelPrices.@Nullable Price chatPrice,
        LastResort chatLastResort,
        boolean chatPictures,
        boolean mediaPdf,
        FetchRules mediaFetch,
        String host,
        int port,
        List<String> corsOrigins,
        Duration shutdownGrace,
        Duration consolidateEvery) {

    public KeepsakeConfig {
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** Whether commands go to a server. */
    public boolean remote() {
        return url != null;
    }

    /** The same, on the data directory whatever server is configured. */
    public KeepsakeConfig local() {
        return new KeepsakeConfig(
                data,
                null,
                apiKey,
                project,
                embedder,
                reranker,
                rerankerModel,
                rerankerPath,
                rerankerUrl,
                rerankerKey,
                chatModel,
                chatUrl,
                chatKey,
                chatPrice,
                chatLastResort,
                chatPictures,
                mediaPdf,
                mediaFetch,
                host,
                port,
                corsOrigins,
                shutdownGrace,
                consolidateEvery);
    }

    /** Everything about the reranker together. */
    public RerankerSettings rerankerSettings() {
        String key = rerankerKey == null ? null : rerankerKey.value();
        return new RerankerSettings(reranker, rerankerModel, rerankerPath, rerankerUrl, key);
    }

    /** Which chat model to use. */
    public ChatModelSettings chatSettings() {
        return new ChatModelSettings(chatModel, chatUrl, chatKey == null ? null : chatKey.value(), chatPictures);
    }

    /** What is done with pictures and documents. */
    public MediaOptions mediaOptions() {
        return new MediaOptions(chatPictures, mediaPdf, mediaFetch);
    }

    /** What the chat model costs, as far as it is known. */
    public ModelPrices chatPrices() {
        return chatPrice == null ? ModelPrices.UNKNOWN : new ModelPrices(Map.of(chatModel, chatPrice));
    }

    /** A value that must not be printed. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "(hidden)";
        }
    }
}
