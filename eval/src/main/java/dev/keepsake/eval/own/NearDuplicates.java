package dev.keepsake.eval.own;

import dev.keepsake.memory.Memory;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds memories of one owner that say nearly the same. Searches cannot tell, because they leave near duplicates out. Two
 * texts that have four words in five in common share at least one of the rarest fifth of either and one more, so only those
 * have to be looked up.
 */
final class NearDuplicates {

    private static final int FIFTH = 5;

    private final Map<Scope, Map<String, List<Memory>>> byWord = new HashMap<>();

    NearDuplicates(List<Memory> all) {
        for (Memory memory : all) {
            Map<String, List<Memory>> own = byWord.computeIfAbsent(memory.scope(), scope -> new HashMap<>());
            Words.of(memory.text())
                    .forEach(word ->
                            own.computeIfAbsent(word, key -> new ArrayList<>()).add(memory));
        }
    }

    /** The id of a memory that says nearly what {@code memory} says, or null. */
    @Nullable
    String of(Memory memory) {
        Map<String, List<Memory>> own = byWord.getOrDefault(memory.scope(), Map.of());
        List<List<Memory>> rarestFirst = Words.of(memory.text()).stream()
                .map(word -> own.getOrDefault(word, List.of()))
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        for (List<Memory> sharing :
                rarestFirst.subList(0, Math.min(rarestFirst.size(), rarestFirst.size() / FIFTH + 1))) {
            for (Memory near : sharing) {
                if (!near.id().equals(memory.id()) && Junk.areNearDuplicates(memory, near)) {
                    return near.id().toString();
                }
            }
        }
        return null;
    }
}
