package dev.keepsake.eval.own;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question whose answer is known because it was made from it. It consists of the words of what was said, not of what was
 * stored of it where the two differ, without the rarest third of them: those would find the memory by themselves. So it is
 * harder than looking a sentence up by its own words and easier than what people ask; it tells a good state of a store from a
 * bad one, not one system from another.
 *
 * @param target the memory it was made from
 * @param text the question
 */
record GoldenQuestion(Memory target, String text) {

    private static final int LEAST_WORDS = 3;

    /**
     * Makes a question.
     *
     * @param said what was said
     * @param spread in how many of the owner's memories each word stands
     * @return null when too few words are left to ask with
     */
    static @Nullable GoldenQuestion of(Memory target, String said, Map<String, Integer> spread) {
        List<String> words = new ArrayList<>(Words.of(said));
        List<String> rarestFirst = words.stream()
                .sorted(Comparator.comparing((String word) -> spread.getOrDefault(word, 0)))
                .toList();
        Set<String> dropped = new HashSet<>(rarestFirst.subList(0, Math.ceilDiv(words.size(), 3)));
        words.removeAll(dropped);
        return words.size() < LEAST_WORDS ? null : new GoldenQuestion(target, String.join(" ", words));
    }

    /** Whether {@code found} answers it: it is the target, was read from the same turn, or says nearly the same. */
    boolean isAnsweredBy(Memory found) {
        return found.id().equals(target.id())
                || turns(found).stream().anyMatch(turns(target)::contains)
                || Junk.areNearDuplicates(target, found);
    }

    private static Set<TurnId> turns(Memory memory) {
        return memory.sources().stream().map(Source::turn).collect(Collectors.toSet());
    }
}
