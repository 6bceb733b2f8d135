package dev.keepsake.server.selfhosted;

import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.server.wire.AttributeWire;
import dev.keepsake.server.wire.WireTimes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A memory as the library prints it: some keys are always there, others only when they have a value, which is why this is
 * a map and not a record.
 */
final class MemoryView {

    private MemoryView() {}

    static Map<String, @Nullable Object> of(Memory memory) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", memory.id().toString());
        view.put("memory", memory.text());
        view.put("hash", hash(memory.text()));
        view.put("metadata", AttributeWire.writeOrNull(memory.attributes()));
        view.put("created_at", WireTimes.write(memory.lifecycle().createdAt()));
        view.put("updated_at", WireTimes.write(memory.lifecycle().updatedAt()));
        optional(view, "user_id", memory.scope().user());
        optional(view, "agent_id", memory.scope().agent());
        optional(view, "app_id", memory.scope().app());
        optional(view, "run_id", memory.scope().run());
        optional(view, "actor_id", memory.attribution().actor());
        optional(view, memory.kind() == MemoryKind.VERBATIM ? "role" : "attributed_to", role(memory));
        optional(view, "expiration_date", WireTimes.write(memory.lifecycle().expiresOn()));
        return view;
    }

    /** MD5, as callers know it: they compare it with their own to see whether a text has changed. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has MD5", impossible);
        }
    }

    private static String role(Memory memory) {
        return memory.attribution().role().key();
    }

    private static void optional(Map<String, @Nullable Object> view, String key, @Nullable String value) {
        if (value != null) {
            view.put(key, value);
        }
    }
}
