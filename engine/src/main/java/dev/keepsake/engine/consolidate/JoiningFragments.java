package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Slot;
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

    static final String JOINED = "joined with what it belongs to";

    /** Words that continue a sentence which began before them. */
    private static final Set<String> CONTINUING = Set.of(
            "and", "but", "or", "because", "so", "which", "who", "whose", "though", "although", "with", "since", "while",
            "und", "aber", "weil", "y", "pero", "porque", "et", "mais", "parce");

    private final IdSource ids;

    JoiningFragments(IdSource ids) {
        this.ids = ids;
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
            facts.sort(Comparator.comparing((Memory memory) -> span(memory).span().start())
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
        if (parts.size() < 2) {
            return;
        }
        Memory first = parts.getFirst();
        List<MemoryId> of = parts.stream().map(Memory::id).toList();
        String text = text(parts);
        List<Source> sources = parts.stream()
                .flatMap(part -> part.sources().stream())
                .distinct()
                .toList();
        Lifecycle lifecycle = new Lifecycle(
                first.lifecycle().state(),
                first.lifecycle().validity(),
                first.lifecycle().createdAt(),
                draft.reading().now(),
                null,
                null,
                first.lifecycle().expiresOn());
        Slot slot = first.slot();
        Memory joined = new Memory(
                new MemoryId(ids.next()),
                first.scope(),
                MemoryKind.FACT,
                text,
                first.attribution(),
                first.attributes(),
                sources,
                lifecycle,
                slot,
                first.nature(),
                links(parts));
        List<RelationMention> relations = parts.stream()
                .flatMap(part -> draft.features(part).relations().stream())
                .distinct()
                .toList();
        Features features = NewFeatures.of(joined, relations);
        if (features.relations().size() < relations.size()) {
            // A relation would be lost with the name it hangs on.
            return;
        }
        draft.add(joined, features);
        parts.forEach(part -> draft.supersede(part, joined, JOINED));
        draft.report(new Finding.Fragments(of, text));
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

    private static List<Link> links(List<Memory> parts) {
        List<Link> links = new ArrayList<>();
        for (Memory part : parts) {
            links.addAll(part.links());
        }
        parts.forEach(part -> links.add(new Link(Link.Kind.MADE_FROM, part.id())));
        return links.stream().distinct().toList();
    }

    private static Source span(Memory memory) {
        return memory.sources().getFirst();
    }
}
