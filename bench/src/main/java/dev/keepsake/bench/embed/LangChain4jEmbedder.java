package dev.keepsake.bench.embed;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.List;
import java.util.Locale;

/** Hands all texts of a call to LangChain4j at once. */
record LangChain4jEmbedder(EmbeddingModel model) implements Embedder {

    @Override
    public EmbedderId id() {
        return new EmbedderId(model.modelName(), model.dimension());
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        String prefix = purpose.name().toLowerCase(Locale.ROOT) + ": ";
        List<TextSegment> segments =
                texts.stream().map(text -> TextSegment.from(prefix + text)).toList();
        return model.embedAll(segments).content().stream()
                .map(embedding -> new Embedding(id(), embedding.vector()))
                .toList();
    }
}
