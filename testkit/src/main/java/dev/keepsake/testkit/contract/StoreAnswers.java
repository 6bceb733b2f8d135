package dev.keepsake.testkit.contract;

import dev.keepsake.memory.Memory;
import java.util.Comparator;

/** How the answers of a store have to come. */
final class StoreAnswers {

    /** The order of every list. */
    static final Comparator<Memory> NEWEST_FIRST = Comparator.comparing(
                    (Memory memory) -> memory.lifecycle().createdAt())
            .thenComparing(Memory::id)
            .reversed();

    private StoreAnswers() {}
}
