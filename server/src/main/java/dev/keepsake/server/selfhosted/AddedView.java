package dev.keepsake.server.selfhosted;

import dev.keepsake.api.AddResult;
import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.store.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change that an add made. */
sealed interface AddedView {

    /** What {@code result} stored; with the speakers when turns were kept as they were said. */
    static List<AddedView> of(AddResult result, boolean verbatim) {
        return result.stored().stream()
                .filter(item -> ChangeNames.isShown(item.kind()))
                .map(item -> verbatim ? Said.of(item) : Extracted.of(item))
                .toList();
    }

    record Extracted(String id, String memory, String event) implements AddedView {
        static AddedView of(Outcome.Item item) {
            return new Extracted(item.memory().toString(), item.text(), ChangeNames.of(item.kind()));
        }
    }

    record Said(
            String id,
            String memory,
            String event,
            @Nullable String actorId,
            String role) implements AddedView {
        static AddedView of(Outcome.Item item) {
            var speaker = item.attribution();
            return new Said(
                    item.memory().toString(),
                    item.text(),
                    ChangeNames.of(item.kind()),
                    speaker.actor(),
                    speaker.role().key());
        }
    }
}
