package dev.keepsake.server.hosted;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Signal;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.WireTimes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memory found by a search; its run is called {@code run_id} here, as the platform does. */
record HitView(
        String id,
        String memory,
        @Nullable String userId,
        @Nullable String agentId,
        @Nullable String appId,
        @Nullable String runId,
        double score,
        Breakdown scoreBreakdown,
        @Nullable Map<String, @Nullable Object> metadata,
        @Nullable List<String> categories,
        @Nullable String expirationDate,
        String createdAt,
        String updatedAt) {

    static HitView of(Hit.OfMemory hit) {
        var memory = hit.memory();
        var scope = memory.scope();
        var lifecycle = memory.lifecycle();
        return new HitView(
                memory.id().toString(),
                memory.text(),
                scope.user(),
                scope.agent(),
                scope.app(),
                scope.run(),
                hit.score(),
                Breakdown.of(hit.explanation()),
                AttributeWire.writeOrNull(memory.attributes()),
                MemoryView.categories(memory),
                WireTimes.write(lifecycle.expiresOn()),
                WireTimes.write(lifecycle.createdAt()),
                WireTimes.write(lifecycle.updatedAt()));
    }

    /** What three of the signals gave, 0..1; an explanation tells of all. */
    record Breakdown(double semantic, double bm25, double entity) {

        static Breakdown of(Explanation explanation) {
            return new Breakdown(
                    explanation.normalised(Signal.VECTOR),
                    explanation.normalised(Signal.KEYWORD),
                    explanation.normalised(Signal.ENTITY));
        }
    }
}
