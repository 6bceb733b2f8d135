package dev.keepsake.cli.command;

import dev.keepsake.KeepsakeOptions;
import dev.keepsake.MediaOptions;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.models.ChatModelSettings;
import dev.keepsake.models.provider.ModelSettings;
import java.net.URI;
import java.time.Clock;

/** How a configured data directory is opened. */
final class OpeningOptions {

    private OpeningOptions() {}

    static KeepsakeOptions of(KeepsakeConfig config, Clock clock) {
        KeepsakeConfig.Chat chat = config.chat();
        KeepsakeOptions options = KeepsakeOptions.in(config.data())
                .withEmbedder(config.embedder().model())
                .withReranker(config.reranker())
                .withPrices(chat.prices())
                .withLastResort(chat.lastResort())
                .withMedia(new MediaOptions(
                        chat.pictures(), config.media().pdf(), config.media().fetch()))
                .withClock(clock);
        return chat.models().isEmpty() ? options : options.withChatModel(chatModel(chat.models().getFirst()));
    }

    private static ChatModelSettings chatModel(ModelSettings settings) {
        URI url = settings.access().url();
        return new ChatModelSettings(
                settings.model(),
                url == null ? settings.provider().url() : url,
                settings.access().key(),
                settings.seesPictures());
    }
}
