package dev.keepsake.eval.dataset;

import dev.keepsake.error.KeepsakeException;
import org.jspecify.annotations.Nullable;

/** Fields without which a dataset cannot be read. */
final class Required {

    private Required() {}

    static <T> T field(@Nullable T value, String field, String where) {
        if (value == null) {
            throw KeepsakeException.invalid("The field " + field + " is missing in " + where);
        }
        return value;
    }
}
