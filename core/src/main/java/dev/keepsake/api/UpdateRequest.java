package dev.keepsake.api;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A correction.
 *
 * @param id the memory
 * @param text its new text, or null to keep it
 * @param attributes laid over those it has; a key that is not named here stays
 * @param expiry what to do with its last day
 */
public record UpdateRequest(MemoryId id, @Nullable String text, Attributes attributes, Expiry expiry) {

    public UpdateRequest {
        if (text != null && text.isBlank()) {
            throw KeepsakeException.invalid("The new text of a memory is blank; give at least one character");
        }
        if (text == null && attributes.isEmpty() && expiry instanceof Expiry.Keep) {
            throw KeepsakeException.invalid("An update needs a text, attributes or an expiry; got none of them");
        }
    }

    public static UpdateRequest text(MemoryId id, String text) {
        return new UpdateRequest(id, text, Attributes.NONE, new Expiry.Keep());
    }

    /** What becomes of the last day. */
    public sealed interface Expiry {
        record Keep() implements Expiry {}

        record Clear() implements Expiry {}

        record On(LocalDate day) implements Expiry {}
    }
}
