package dev.keepsake;

import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.extract.Extractor;
import dev.keepsake.models.EmbedderCatalogue;
import java.nio.file.Path;
import java.time.Clock;

/**
 * How to open a Keepsake.
 *
 * @param directory where everything is kept; made if it is not there
 * @param embedder name of the in-process embedder, one of {@link EmbedderCatalogue#embedders()}; a directory that was filled
 *     by another one is refused
 * @param clock what time it is
 * @param extractor reads what is worth keeping out of what was said
 */
public record KeepsakeOptions(Path directory, String embedder, Clock clock, Extractor extractor) {

    public static KeepsakeOptions in(Path directory) {
        return new KeepsakeOptions(directory, EmbedderCatalogue.DEFAULT.name(), Clock.systemUTC(), new RuleExtractor());
    }

    public KeepsakeOptions withEmbedder(String name) {
        return new KeepsakeOptions(directory, name, clock, extractor);
    }

    public KeepsakeOptions withClock(Clock newClock) {
        return new KeepsakeOptions(directory, embedder, newClock, extractor);
    }

    public KeepsakeOptions withExtractor(Extractor newExtractor) {
        return new KeepsakeOptions(directory, embedder, clock, newExtractor);
    }
}
