package dev.keepsake.server.selfhosted;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.memory.Memory;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.WireTimes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memory in the listing of a whole project, where every key is always there. */
record RawView(
        String id,
        String memory,
        @Nullable String userId,
        @Nullable String agentId,
        @Nullable String runId,
        String hash,
        @Nullable String expirationDate,
        Map<String, @Nullable Object> metadata,
        String createdAt,
        String updatedAt) {

    static RawView of(Memory memory) {
        Attributes attributes = memory.attributes();
        Map<String, @Nullable Object> metadata = AttributeWire.writeOrNull(attributes);
        return new RawView(
                memory.id().toString(),
                memory.text(),
                memory.scope().user(),
                memory.scope().agent(),
                memory.scope().run(),
                MemoryView.hash(memory.text()),
                WireTimes.write(memory.lifecycle().expiresOn()),
                metadata == null ? Map.of() : metadata,
                WireTimes.write(memory.lifecycle().createdAt()),
                WireTimes.write(memory.lifecycle().updatedAt()));
    }
}
