package dev.keepsake.server.wire;

import dev.keepsake.api.UpdateRequest;
import dev.keepsake.memory.MemoryId;
import java.time.LocalDate;

/** Reads a correction. */
public final class UpdateReader {

    private UpdateReader() {}

    /** What {@code body} says about {@code id}; an {@code expiration_date} of null takes the expiry away. */
    public static UpdateRequest read(MemoryId id, JsonFields body) {
        String text = body.text("text");
        return new UpdateRequest(
                id, text != null ? text : body.text("data"), AttributeWire.read(body, "metadata"), expiry(body));
    }

    private static UpdateRequest.Expiry expiry(JsonFields body) {
        LocalDate day = WireTimes.day(body, "expiration_date");
        if (day != null) {
            return new UpdateRequest.Expiry.On(day);
        }
        return body.has("expiration_date") ? new UpdateRequest.Expiry.Clear() : new UpdateRequest.Expiry.Keep();
    }
}
