package dev.keepsake;

import dev.keepsake.engine.extract.rules.RuleExtractor;
import dev.keepsake.extract.Extractor;
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
 * @param extractor reads what is worth keeping out of what was said
 * @param reranker what puts the best hits in order when the recipe of a search asks for it
 */
public record KeepsakeOptions(
        Path directory, String embedder, Clock clock, Extractor extractor, RerankerSettings reranker) {

    public static KeepsakeOptions in(Path directory) {
        return new KeepsakeOptions(
                directory,
                EmbedderCatalogue.DEFAULT.name(),
                Clock.systemUTC(),
                new RuleExtractor(),
                RerankerSettings.NONE);
    }

    public KeepsakeOptions withEmbedder(String name) {
        return new KeepsakeOptions(directory, name, clock, extractor, reranker);
    }

    public KeepsakeOptions withClock(Clock newClock) {
        return new KeepsakeOptions(directory, embedder, newClock, extractor, reranker);
    }

    public KeepsakeOptions withExtractor(Extractor newExtractor) {
        return new KeepsakeOptions(directory, embedder, clock, newExtractor, reranker);
    }

    public KeepsakeOptions withReranker(RerankerSettings newReranker) {
        return new KeepsakeOptions(directory, embedder, clock, extractor, newReranker);
    }
}
