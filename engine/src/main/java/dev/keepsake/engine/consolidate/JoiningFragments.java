package dev.keepsake.engine.consolidate;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Joins a statement with the piece of a sentence that follows it in the same turn: "because it is nearer" says nothing alone. The
 * joined memory has every word of both, so that nothing is lost.
 */
final class JoiningFragments implements Step {

    /** Words that continue a sentence which began before them. */
    private static final Set<String> CONTINUING = Set.of(
            "and",
            "but",
            "or",
            "because",
            "so",
            "which",
            "who",
            "whose",
            "though",
            "although",
            "with",
            "since",
            "while",
            "und",
            "aber",
            "weil",
            "y",
            "pero",
            "porque",
            "et",
            "mais",
            "parce");

    private final Joint joint;

    JoiningFragments(Joint joint) {
        this.joint = joint;
    }

    @Override
    public void take(Draft draft) {
        Map<TurnId, List<Memory>> byTurn = new LinkedHashMap<>();
        for (Memory memory : draft.current(MemoryKind.FACT)) {
            if (memory.sources().size() == 1) {
                byTurn.computeIfAbsent(memory.sources().getFirst().turn(), first -> new ArrayList<>())
                        .add(memory);
            }
        }
        for (List<Memory> facts : byTurn.values()) {
            facts.sort(Comparator.comparingInt(
                            (Memory memory) -> span(memory).span().start())
                    .thenComparing(Memory::id));
            joinWithin(draft, facts);
        }
    }

    private void joinWithin(Draft draft, List<Memory> facts) {
        List<Memory> parts = new ArrayList<>();
        for (Memory fact : facts) {
            boolean belongs = !parts.isEmpty() && isFragment(fact) && follows(parts.getLast(), fact);
            if (!belongs) {
                join(draft, parts);
                parts.clear();
            }
            parts.add(fact);
        }
        join(draft, parts);
    }

    private static boolean isFragment(Memory fact) {
        String text = fact.text().strip();
        String first = text.split("[^\\p{L}]", 2)[0].toLowerCase(Locale.ROOT);
        return fact.slot() == null && Character.isLowerCase(text.codePointAt(0)) && CONTINUING.contains(first);
    }

    private static boolean follows(Memory before, Memory fact) {
        return Likeness.Frame.of(before).equals(Likeness.Frame.of(fact))
                && before.lifecycle().validity().equals(fact.lifecycle().validity())
                && span(before).span().end() <= span(fact).span().start();
    }

    private void join(Draft draft, List<Memory> parts) {
        if (parts.size() > 1) {
            joint.join(draft, parts, text(parts));
        }
    }

    /** The words of all parts; a full stop between them would cut again what belongs together. */
    private static String text(List<Memory> parts) {
        StringBuilder text = new StringBuilder();
        for (Memory part : parts) {
            String words = part.text().strip();
            if (text.isEmpty()) {
                text.append(words);
            } else {
                int end = text.length() - 1;
                if (text.charAt(end) == '.') {
                    text.setLength(end);
                }
                text.append(' ').append(words);
            }
        }
        return text.toString();
    }

    private static Source span(Memory memory) {
        return memory.sources().getFirst();
    }
}
