package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.cli.config.KeepsakeConfig;
import dev.keepsake.cli.remote.RemoteMemories;
import java.net.URI;
import java.time.Clock;

/** Data directories with the embedded store, and servers over HTTP. */
public final class ConfiguredPlaces implements Places {

    private final Clock clock;

    public ConfiguredPlaces(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Place open(KeepsakeConfig config) {
        URI url = config.url();
        if (url == null) {
            return new DirectoryPlace(Keepsake.open(options(config)), config);
        }
        KeepsakeConfig.Secret key = config.apiKey();
        return new ServerPlace(new RemoteMemories(url, key == null ? null : key.value(), clock), url);
    }

    KeepsakeOptions options(KeepsakeConfig config) {
        return KeepsakeOptions.in(config.data())
                .withEmbedder(config.embedder())
                .withReranker(config.rerankerSettings())
                .withChatModel(config.chatSettings())
                .withPrices(config.chatPrices())
                .withLastResort(config.chatLastResort())
                .withMedia(config.mediaOptions())
                .withClock(clock);
    }
}
