package dev.keepsake.server.hosted;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.WireTimes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memory in lists and on its own; its run is called {@code session_id} here, as the platform does. */
record MemoryView(
        String id,
        String memory,
        @Nullable String userId,
        @Nullable String agentId,
        @Nullable String appId,
        @Nullable String sessionId,
        @Nullable Map<String, @Nullable Object> metadata,
        @Nullable List<String> categories,
        CreationTime structuredAttributes,
        @Nullable String replacedBy,
        boolean synthesized,
        String lifecycleState,
        @Nullable String expirationDate,
        String createdAt,
        String updatedAt) {

    static MemoryView of(Memory memory) {
        var scope = memory.scope();
        var lifecycle = memory.lifecycle();
        MemoryId replacedBy = lifecycle.supersededBy();
        return new MemoryView(
                memory.id().toString(),
                memory.text(),
                scope.user(),
                scope.agent(),
                scope.app(),
                scope.run(),
                AttributeWire.writeOrNull(memory.attributes()),
                categories(memory),
                CreationTime.of(lifecycle.createdAt()),
                replacedBy == null ? null : replacedBy.toString(),
                false,
                lifecycle.state() == MemoryState.CURRENT ? "active" : "superseded",
                WireTimes.write(lifecycle.expiresOn()),
                WireTimes.write(lifecycle.createdAt()),
                WireTimes.write(lifecycle.updatedAt()));
    }

    /** The drawers it was put into; where it was put into none, the caller's own list of that name. */
    static @Nullable List<String> categories(Memory memory) {
        if (!memory.nature().categories().isEmpty()) {
            return memory.nature().categories();
        }
        if (!(memory.attributes().get("categories") instanceof AttributeValue.Items(var elements))) {
            return null;
        }
        return elements.stream()
                .filter(AttributeValue.Text.class::isInstance)
                .map(element -> ((AttributeValue.Text) element).value())
                .toList();
    }
}
