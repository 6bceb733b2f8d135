package dev.keepsake.server.selfhosted;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireTimes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metadata in this dialect: ids of owners are taken out of it, so that nobody reads one there and believes it, and {@code
 * created_at} is when it was said.
 */
final class Metadata {

    private static final String METADATA = "metadata";
    private static final String CREATED_AT = "created_at";
    private static final Set<String> IDENTITY = Set.of("user_id", "agent_id", "run_id", "actor_id");

    private Metadata() {}

    static Attributes read(JsonFields body) {
        Map<String, AttributeValue> values =
                new LinkedHashMap<>(AttributeWire.read(body, METADATA).values());
        values.keySet().removeAll(IDENTITY);
        if (createdAt(body) != null) {
            values.remove(CREATED_AT);
        }
        return new Attributes(values);
    }

    /** When it was said, or null when the metadata name no time. */
    static @Nullable Instant createdAt(JsonFields body) {
        String text = AttributeWire.read(body, METADATA).text(CREATED_AT);
        return text == null ? null : WireTimes.parse(text);
    }
}
