package dev.keepsake.extract;

import dev.keepsake.memory.MemoryId;
import java.util.List;

/** What a fact means for what is known, as far as its extractor can tell. Ids are of memories the extractor was shown. */
public sealed interface Verdict {

    /** The memories it is about. */
    default List<MemoryId> memories() {
        return switch (this) {
            case New none -> List.of();
            case Same(MemoryId memory) -> List.of(memory);
            case Refines(MemoryId memory) -> List.of(memory);
            case Supersedes(List<MemoryId> memories, String reason) -> memories;
            case Contradicts(MemoryId memory) -> List.of(memory);
            case RelatesTo(List<MemoryId> memories) -> memories;
            case Rewords(MemoryId memory) -> List.of(memory);
            case Removes(MemoryId memory) -> List.of(memory);
        };
    }

    /** Not about anything known, or the extractor does not judge. */
    record New() implements Verdict {}

    /** Says what is known. */
    record Same(MemoryId memory) implements Verdict {}

    /** Says more of what is known; closes the coarser memory and takes over its sources. */
    record Refines(MemoryId memory) implements Verdict {}

    /**
     * Replaces what is known; closes it.
     *
     * @param memories what it replaces; at least one
     * @param reason why, in a few words without the text of either
     */
    record Supersedes(List<MemoryId> memories, String reason) implements Verdict {
        public Supersedes {
            memories = List.copyOf(memories);
        }
    }

    /** Cannot be true together with what is known, and nothing says which of the two is; both stay, linked. */
    record Contradicts(MemoryId memory) implements Verdict {}

    /** Is about the same thing as what is known; both stay, linked. */
    record RelatesTo(List<MemoryId> memories) implements Verdict {
        public RelatesTo {
            memories = List.copyOf(memories);
        }
    }

    /** Mem0's UPDATE: the known memory is worded anew, in place; its old text stays in its history. */
    record Rewords(MemoryId memory) implements Verdict {}

    /** Mem0's DELETE: the known memory is closed, and the fact that says why is kept in its place. */
    record Removes(MemoryId memory) implements Verdict {}
}
