package dev.keepsake.engine.extract.model;

import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Memories under the short names by which a model is shown them; it never sees real ids, which it would copy wrongly.
 *
 * @param prefix what stands before the number, perhaps nothing
 * @param first the number of the first one
 * @param memories the memories
 */
record ShownMemories(String prefix, int first, List<Memory> memories) {

    ShownMemories {
        memories = List.copyOf(memories);
    }

    /** Named m1, m2 and so on. */
    static ShownMemories lettered(List<Memory> memories) {
        return new ShownMemories("m", 1, memories);
    }

    /** Named 0, 1 and so on, as Mem0 names them. */
    static ShownMemories counted(List<Memory> memories) {
        return new ShownMemories("", 0, memories);
    }

    String name(int place) {
        return prefix + (first + place);
    }

    /** The memory of this name, however the model writes it; empty when it was shown none of that name. */
    Optional<Memory> named(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT);
        String number = bare.startsWith(prefix) ? bare.substring(prefix.length()) : bare;
        if (!number.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        int place = Integer.parseInt(number) - first;
        return place >= 0 && place < memories.size() ? Optional.of(memories.get(place)) : Optional.empty();
    }

    Optional<MemoryId> id(String name) {
        return named(name).map(Memory::id);
    }
}
