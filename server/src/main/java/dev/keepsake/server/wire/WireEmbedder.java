package dev.keepsake.server.wire;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.SetAside;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
        fields.put("activity", status.filling().activity().name());
        fields.put("reason", status.filling().reason());
        fields.put("per_second", Math.round(status.perSecond() * 10) / 10.0);
        Duration remaining = status.remaining();
        fields.put("remaining_seconds", remaining == null ? null : remaining.toSeconds());
        fields.put("set_aside", status.aside().count());
        fields.put(
                "some_set_aside",
                status.aside().some().stream().map(WireEmbedder::write).toList());
        return fields;
    }

    private static Map<String, Object> write(SetAside aside) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("embedder", id(aside.embedder()));
        fields.put("project", aside.project().value());
        fields.put("entry", aside.key().text());
        fields.put("reason", aside.reason());
        fields.put("at", aside.at().toString());
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
     * @param texts whether questions are told with their texts, where these are known
     */
    public static Map<String, @Nullable Object> write(EmbedderComparison compared, boolean texts) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("first", id(compared.first()));
        fields.put("second", id(compared.second()));
        fields.put("asked", compared.questions().size());
        fields.put("own", compared.own());
        write(fields, compared.mean());
        fields.put("top_changed", compared.topChanged());
        fields.put("first_times", write(compared.firstTimes()));
        fields.put("second_times", write(compared.secondTimes()));
        fields.put(
                "questions",
                compared.questions().stream()
                        .map(question -> write(question, texts))
                        .toList());
        return fields;
    }

    private static Map<String, @Nullable Object> write(EmbedderComparison.Question question, boolean text) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Instant askedAt = question.askedAt();
        fields.put("number", question.number());
        fields.put("asked_at", askedAt == null ? null : askedAt.toString());
        fields.put("query", text ? question.query() : null);
        write(fields, question.likeness());
        fields.put("top_changed", question.topChanged());
        return fields;
    }

    private static void write(Map<String, @Nullable Object> fields, EmbedderComparison.Likeness likeness) {
        fields.put("overlap", likeness.overlap());
        fields.put("rank_biased_overlap", likeness.rankBiasedOverlap());
        fields.put("displacement", likeness.displacement());
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
