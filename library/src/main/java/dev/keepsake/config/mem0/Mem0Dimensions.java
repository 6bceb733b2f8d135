package dev.keepsake.config.mem0;

import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import tools.jackson.databind.JsonNode;

/** Finds dimensions that a model cannot have. Mem0 finds them at the first write, or never. */
final class Mem0Dimensions {

    private Mem0Dimensions() {}

    static void check(JsonNode embedder, Draft draft) {
        JsonNode config = embedder.path("config");
        JsonNode said = config.path("embedding_dims");
        Provider provider =
                Provider.named(embedder.path("provider").asString("openai")).orElse(Provider.LOCAL);
        if (!said.isInt() || provider == Provider.LOCAL) {
            return;
        }
        ModelSettings settings =
                ModelSettings.of(provider, config.path("model").asString("")).withDimensions(said.intValue());
        EmbedderCatalogue.problems(settings).stream()
                .filter(problem -> problem.startsWith("dimensions "))
                .findFirst()
                .ifPresent(problem -> {
                    draft.drop("embedder", "dimensions");
                    draft.refuse(
                            "embedder.config.embedding_dims",
                            problem.replaceFirst(": .*", "").replaceFirst("^dimensions", "it")
                                    + "; left out, so that the model says itself how many it makes");
                });
    }
}
