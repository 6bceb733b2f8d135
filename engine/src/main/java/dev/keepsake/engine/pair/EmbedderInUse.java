package dev.keepsake.engine.pair;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.List;

/** The embedder in use, whichever that is when it is asked. Closing it closes none. */
record EmbedderInUse(Pairings pairings) implements Embedder {

    @Override
    public EmbedderId id() {
        return pairings.current().id();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        return pairings.with(pairing -> pairing.embedder().embed(texts, purpose, deadline));
    }

    @Override
    public double unrelatedCosine() {
        return pairings.current().embedder().unrelatedCosine();
    }
}
