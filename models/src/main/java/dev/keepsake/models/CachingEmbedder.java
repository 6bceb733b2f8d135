package dev.keepsake.models;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the vectors of queries, because agents ask the same again and again. Passages go straight through: a memory is
 * embedded once and then lies in the store, and what is erased there should not live on here. A query is remembered by its
 * SHA-256 alone, its text is not kept.
 */
public final class CachingEmbedder implements Embedder, ServedModel {

    private static final long DEFAULT_BYTES = 16L << 20;

    /** What the cache itself needs for an entry beside the vector, roughly. */
    private static final int ENTRY_BYTES = 200;

    private final Embedder embedder;
    private final Cache<ByteBuffer, Embedding> queries;

    /**
     * Takes over an embedder and closes it in the end.
     *
     * @param maximumBytes how much memory the vectors may take, roughly; one of 384 dimensions takes 1.7 kB
     */
    public CachingEmbedder(Embedder embedder, long maximumBytes) {
        this.embedder = embedder;
        this.queries = Caffeine.newBuilder()
                .maximumWeight(maximumBytes)
                .weigher((ByteBuffer key, Embedding value) -> ENTRY_BYTES + Float.BYTES * value.vector().length)
                .executor(Runnable::run)
                .build();
    }

    /** Takes over an embedder, with room for some 9,000 queries of 384 dimensions. */
    public static CachingEmbedder around(Embedder embedder) {
        return new CachingEmbedder(embedder, DEFAULT_BYTES);
    }

    @Override
    public EmbedderId id() {
        return embedder.id();
    }

    @Override
    public double unrelatedCosine() {
        return embedder.unrelatedCosine();
    }

    @Override
    public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
        return switch (purpose) {
            case PASSAGE -> embedder.embed(texts, purpose, deadline);
            case QUERY -> embedQueries(texts, deadline);
        };
    }

    /** How it goes with the embedder behind the cache; empty when it is in this process. */
    @Override
    public List<ProviderStatus> statuses() {
        return embedder instanceof ServedModel served ? served.statuses() : List.of();
    }

    @Override
    public void warmUp(Deadline deadline) {
        if (embedder instanceof ServedModel served) {
            served.warmUp(deadline);
        }
    }

    @Override
    public void observedBy(ObservationRegistry observations) {
        if (embedder instanceof ServedModel served) {
            served.observedBy(observations);
        }
    }

    private List<Embedding> embedQueries(List<String> texts, Deadline deadline) {
        List<ByteBuffer> keys = texts.stream().map(CachingEmbedder::keyOf).toList();
        Map<ByteBuffer, Embedding> known = new LinkedHashMap<>(queries.getAllPresent(keys));
        Map<ByteBuffer, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!known.containsKey(keys.get(i))) {
                missing.put(keys.get(i), texts.get(i));
            }
        }
        if (!missing.isEmpty()) {
            List<Embedding> made = embedder.embed(List.copyOf(missing.values()), Purpose.QUERY, deadline);
            List<ByteBuffer> missingKeys = List.copyOf(missing.keySet());
            for (int i = 0; i < made.size(); i++) {
                known.put(missingKeys.get(i), made.get(i));
                queries.put(missingKeys.get(i), made.get(i));
            }
        }
        List<Embedding> embeddings = new ArrayList<>();
        keys.forEach(key -> embeddings.add(known.get(key)));
        return embeddings;
    }

    @Override
    public void close() {
        queries.invalidateAll();
        embedder.close();
    }

    private static ByteBuffer keyOf(String text) {
        try {
            // UTF-16, because UTF-8 writes every broken character as the same question mark.
            byte[] bytes = new byte[text.length() * Character.BYTES];
            ByteBuffer.wrap(bytes).asCharBuffer().put(text);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "This JVM does not know SHA-256", impossible);
        }
    }
}
