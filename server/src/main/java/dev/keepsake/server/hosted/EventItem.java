package dev.keepsake.server.hosted;

import dev.keepsake.server.wire.ChangeNames;
import dev.keepsake.store.Operation;
import java.util.List;

/**
 * One change that an event made.
 *
 * @param data where the hosted API documents the text
 * @param memory the text once more, where Mem0's own command line looks for it
 */
record EventItem(String id, Data data, String memory, String event) {

    record Data(String memory) {}

    static List<EventItem> of(Operation operation) {
        return operation.outcome().stored().stream()
                .filter(item -> ChangeNames.isShown(item.kind()))
                .map(item -> new EventItem(
                        item.memory().toString(), new Data(item.text()), item.text(), ChangeNames.of(item.kind())))
                .toList();
    }
}
