package dev.keepsake.server.selfhosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.AddResult;
import dev.keepsake.api.Memories;
import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.server.wire.PreviousText;
import dev.keepsake.store.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change that an add made. */
sealed interface AddedView {

    /** What {@code result} stored; with the speakers when turns were kept as they were said. */
    static List<AddedView> of(AddResult result, boolean verbatim, Memories memories) {
        String extractor = result.operation().outcome().extractor();
        return result.stored().stream()
                .filter(item -> ChangeNames.isShown(item.kind()))
                .map(item -> verbatim ? Said.of(item) : Extracted.of(item, extractor, memories))
                .toList();
    }

    /** A fact; {@code previousMemory} is the text before, where it was worded anew. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Extracted(
            String id,
            String memory,
            String event,
            @Nullable String previousMemory) implements AddedView {
        static AddedView of(Outcome.Item item, @Nullable String extractor, Memories memories) {
            return new Extracted(
                    item.memory().toString(),
                    item.text(),
                    ChangeNames.of(item.kind(), extractor),
                    PreviousText.of(item, memories));
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
