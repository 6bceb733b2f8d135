package dev.keepsake.engine.migrate;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.DimensionMismatch;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.time.Deadline;
import java.util.List;
import java.util.function.Predicate;

/** A hashing embedder of some name that may be away, refuse texts, and be held up after it has embedded. */
final class NamedEmbedder implements Embedder {

    private final HashingEmbedder hashing;
    private final EmbedderId id;
    volatile boolean away;

    /** Which texts it refuses, and as what. */
    volatile Predicate<String> refused = text -> false;

    volatile ErrorCategory refusal = ErrorCategory.INVALID_REQUEST;

    /** Whether somebody else answers in its name. */
    volatile boolean replaced;

    volatile Runnable afterPassages = () -> {};

    NamedEmbedder(String name, int dimension) {
        hashing = new HashingEmbedder(dimension);
        id = new EmbedderId(name, dimension);
    }

    @Override
    public EmbedderId id() {
        return id;
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        if (away) {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "The test lets " + id + " be away");
        }
        if (replaced) {
            throw new DimensionMismatch(ErrorCategory.MODEL_UNAVAILABLE, id + " answered vectors of 7 numbers");
        }
        if (texts.stream().anyMatch(refused)) {
            throw new KeepsakeException(refusal, "The test lets " + id + " refuse a text");
        }
        List<Embedding> made = texts.stream()
                .map(text -> new Embedding(id, hashing.embed(text).vector()))
                .toList();
        if (purpose == Purpose.PASSAGE) {
            afterPassages.run();
        }
        return made;
    }
}
