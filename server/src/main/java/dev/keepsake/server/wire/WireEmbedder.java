package dev.keepsake.server.wire;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the change of an embedder is told. */
public final class WireEmbedder {

    private WireEmbedder() {}

    /** The status. */
    public static Map<String, @Nullable Object> write(EmbedderStatus status) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("current", id(status.current()));
        EmbeddingMigration migration = status.migration();
        fields.put("migration", migration == null ? null : write(migration));
        fields.put("per_second", Math.round(status.perSecond() * 10) / 10.0);
        Duration remaining = status.remaining();
        fields.put("remaining_seconds", remaining == null ? null : remaining.toSeconds());
        return fields;
    }

    private static Map<String, @Nullable Object> write(EmbeddingMigration migration) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("from", id(migration.from()));
        fields.put("to", id(migration.to()));
        fields.put("phase", migration.phase().name());
        fields.put("generation", migration.generation());
        fields.put("begun_at", migration.begunAt().toString());
        fields.put("filled", migration.filled());
        fields.put("due", migration.due());
        fields.put("last_error", migration.lastError());
        return fields;
    }

    /**
     * A comparison.
     *
     * @param texts whether the questions are told one by one with their texts
     */
    public static Map<String, @Nullable Object> write(EmbedderComparison compared, boolean texts) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("first", id(compared.first()));
        fields.put("second", id(compared.second()));
        fields.put("asked", compared.questions().size());
        fields.put("overlap", compared.overlap());
        fields.put("displacement", compared.displacement());
        fields.put("top_changed", compared.topChanged());
        fields.put("first_times", write(compared.firstTimes()));
        fields.put("second_times", write(compared.secondTimes()));
        List<EmbedderComparison.Question> shown = texts ? compared.questions() : List.of();
        fields.put("questions", shown.stream().map(WireEmbedder::write).toList());
        return fields;
    }

    private static Map<String, Object> write(EmbedderComparison.Question question) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("query", question.query());
        fields.put("overlap", question.overlap());
        fields.put("displacement", question.displacement());
        fields.put("top_changed", question.topChanged());
        return fields;
    }

    private static Map<String, Object> write(EmbedderComparison.Times times) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("embedding_p50_ms", milliseconds(times.embedding()));
        fields.put("embedding_p95_ms", milliseconds(times.slowEmbedding()));
        fields.put("search_p50_ms", milliseconds(times.search()));
        fields.put("search_p95_ms", milliseconds(times.slowSearch()));
        return fields;
    }

    private static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e4) / 100.0;
    }

    private static Map<String, Object> id(EmbedderId embedder) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", embedder.name());
        fields.put("dimension", embedder.dimension());
        return fields;
    }
}
