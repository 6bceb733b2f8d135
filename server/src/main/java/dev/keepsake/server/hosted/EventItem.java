package dev.keepsake.server.hosted;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.api.Memories;
import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.server.wire.PreviousText;
import dev.keepsake.store.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change that an event made.
 *
 * @param data where the hosted API documents the text
 * @param memory the text once more, where Mem0's own command line looks for it
 * @param previousMemory the text before, where it was worded anew
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventItem(
        String id,
        Data data,
        String memory,
        String event,
        @Nullable String previousMemory) {

    record Data(String memory) {}

    static List<EventItem> of(Operation operation, Memories memories) {
        String extractor = operation.outcome().extractor();
        return operation.outcome().stored().stream()
                .filter(item -> ChangeNames.isShown(item.kind()))
                .map(item -> new EventItem(
                        item.memory().toString(),
                        new Data(item.text()),
                        item.text(),
                        ChangeNames.of(item.kind(), extractor),
                        PreviousText.of(item, memories)))
                .toList();
    }
}
