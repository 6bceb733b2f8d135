package dev.keepsake.server.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.store.Operation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said and not kept.
 *
 * @param turn which turn; left out when it is about all of them
 * @param cause why, in one word
 * @param reason why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WireLeftOut(@Nullable String turn, String cause, String reason) {

    /** What a caller would not expect to be missing; that nothing is made of small talk needs no word. */
    public static List<WireLeftOut> of(Operation operation) {
        return operation.outcome().notStored().stream()
                .filter(left -> left.cause() != LeftOut.Cause.NOT_MEMORABLE)
                .map(left -> new WireLeftOut(
                        left.turn() == null ? null : left.turn().toString(),
                        left.cause().name().toLowerCase(Locale.ROOT),
                        left.reason()))
                .toList();
    }
}
