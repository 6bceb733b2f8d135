package dev.keepsake.engine.search;

import dev.keepsake.api.Signal;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.slot.SlotQuestion;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lifts the memories that fill the slot a question asks for: "Where does Ana work now?" and what Ana said of where she works,
 * however it was put. Says nothing when the question asks for no slot or when nobody filled it. When the store is looked back on,
 * who filled which slot then counts.
 */
final class SlotJudgement {

    private final Store store;

    SlotJudgement(Store store) {
        this.store = store;
    }

    void pass(Question question, Selection selection, Tally tally) {
        if (!tally.asks(Signal.SLOT)) {
            return;
        }
        List<String> keys = SlotQuestion.keys(question.text());
        if (keys.isEmpty()) {
            return;
        }
        Map<EntryKey, Double> answers = answers(inSlots(selection, keys), keys, question.intent());
        boolean any = false;
        for (Tally.Row row : tally.rows()) {
            double share = answers.getOrDefault(row.key(), 0.0);
            row.give(Signal.SLOT, share, share);
            any |= share > 0;
        }
        if (any) {
            tally.takePart(Signal.SLOT);
        }
    }

    /** As they are now, or as they were known at the moment that is looked back to. */
    private List<Memory> inSlots(Selection selection, List<String> keys) {
        Instant knownAt = selection.visibility().knownAt();
        if (knownAt == null) {
            return store.memories().inSlots(selection.project(), selection.scope(), keys);
        }
        Visibility then = new Visibility(true, true, selection.visibility().now(), AsOf.knownAt(knownAt));
        Selection all = new Selection(selection.project(), selection.scope(), Filter.all(), then);
        return store.memories().list(all, PageRequest.first(PastIndexes.MOST_ENTRIES)).items().stream()
                .filter(memory -> memory.scope().equals(selection.scope()))
                .filter(memory ->
                        memory.slot() != null && keys.contains(memory.slot().key()))
                .toList();
    }

    /** The answers of the most trusted; of several former ones the k-th last counts 1/k. */
    private static Map<EntryKey, Double> answers(List<Memory> memories, List<String> keys, PastIntent intent) {
        for (String key : keys) {
            List<Memory> answering = memories.stream()
                    .filter(memory ->
                            slot(memory).key().equals(key) && !slot(memory).denies())
                    .filter(memory -> answers(memory.lifecycle().state(), intent))
                    .sorted(Comparator.comparing((Memory memory) -> slot(memory).at())
                            .thenComparing(memory -> memory.id().toString())
                            .reversed())
                    .toList();
            if (!answering.isEmpty()) {
                Map<EntryKey, Double> answers = new HashMap<>();
                for (int place = 0; place < answering.size(); place++) {
                    double share = intent == PastIntent.PREVIOUS ? 1.0 / (place + 1) : 1;
                    answers.put(new EntryKey.OfMemory(answering.get(place).id()), share);
                }
                return answers;
            }
        }
        return Map.of();
    }

    private static boolean answers(MemoryState state, PastIntent intent) {
        return switch (intent) {
            case CURRENT -> state == MemoryState.CURRENT;
            case PREVIOUS -> state == MemoryState.SUPERSEDED;
            case PAST, ANY -> true;
        };
    }

    private static Slot slot(Memory memory) {
        return Objects.requireNonNull(memory.slot(), "only memories in slots are looked at");
    }
}
