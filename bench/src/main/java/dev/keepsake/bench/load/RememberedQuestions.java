package dev.keepsake.bench.load;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Computes the vector of each question once, so that asking it again measures a search without embedding. */
final class RememberedQuestions implements Embedder {

    private final Embedder embedder;
    private final Map<String, Embedding> known = new ConcurrentHashMap<>();

    RememberedQuestions(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public EmbedderId id() {
        return embedder.id();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        if (purpose == Purpose.PASSAGE) {
            return embedder.embed(texts, purpose, deadline);
        }
        List<Embedding> embeddings = new ArrayList<>();
        for (String text : texts) {
            embeddings.add(known.computeIfAbsent(
                    text,
                    unknown ->
                            embedder.embed(List.of(unknown), purpose, deadline).getFirst()));
        }
        return embeddings;
    }

    @Override
    public void close() {
        embedder.close();
    }
}
