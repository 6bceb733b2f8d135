package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Slot;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges facts that say the same: in equal words wherever they are in the scope, in nearly equal ones where their vectors are
 * near. One stays, with the sources, links and drawers of all; it supersedes the others.
 */
final class MergingDuplicates implements Step {

    static final String DUPLICATE = "a duplicate";

    private final Neighbours neighbours;

    MergingDuplicates(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public void take(Draft draft) {
        Map<MemoryId, Likeness> facts = new LinkedHashMap<>();
        for (Memory memory : draft.current(MemoryKind.FACT)) {
            facts.put(memory.id(), Likeness.of(memory, draft.features(memory)));
        }
        neighbours.await();
        Set<MemoryId> taken = new LinkedHashSet<>();
        Partners partners = new Partners(facts.values());
        for (Likeness fact : facts.values()) {
            if (!taken.contains(fact.memory().id())) {
                List<Likeness> same = same(draft, fact, facts, partners, taken);
                if (same.size() > 1) {
                    same.forEach(one -> taken.add(one.memory().id()));
                    merge(draft, same);
                }
            }
        }
    }

    /** The fact and all that say the same as it and as each other. */
    private List<Likeness> same(
            Draft draft, Likeness fact, Map<MemoryId, Likeness> facts, Partners partners, Set<MemoryId> taken) {
        List<Likeness> same = new ArrayList<>(List.of(fact));
        for (Likeness other : partners.inTheSameWords(fact)) {
            if (isOpen(other, same, taken) && same.stream().allMatch(other::equalTo)) {
                same.add(other);
            }
        }
        List<MemoryId> nearest = partners.mayHaveOne(fact) ? neighbours.of(draft, fact.memory()) : List.of();
        for (MemoryId near : nearest) {
            Likeness other = facts.get(near);
            if (other != null && isOpen(other, same, taken) && same.stream().allMatch(other::sameAs)) {
                same.add(other);
            }
        }
        return same;
    }

    private static boolean isOpen(Likeness other, List<Likeness> same, Set<MemoryId> taken) {
        return !taken.contains(other.memory().id()) && !same.contains(other);
    }

    private static void merge(Draft draft, List<Likeness> same) {
        Memory kept = same.stream().map(Likeness::memory).max(bestWorded(draft)).orElseThrow();
        List<Memory> others = same.stream()
                .map(Likeness::memory)
                .filter(memory -> !memory.id().equals(kept.id()))
                .toList();
        Memory merged = merged(kept, others);
        if (!merged.equals(kept)) {
            draft.update(merged.withLifecycle(merged.lifecycle()
                    .updated(draft.reading().now(), kept.lifecycle().expiresOn())));
        }
        others.forEach(other -> draft.supersede(other, merged, DUPLICATE));
        draft.report(new Finding.Duplicates(
                kept.id(), others.stream().map(Memory::id).sorted().toList()));
    }

    /** The one that says most in the best form: what else hangs on its words must not be lost with another. */
    private static Comparator<Memory> bestWorded(Draft draft) {
        return Comparator.comparing((Memory memory) -> memory.slot() != null)
                .thenComparingInt(memory -> Wording.of(memory.text()).telling().size())
                .thenComparingInt(memory -> draft.features(memory).relations().size())
                .thenComparing(memory -> isSentence(memory.text()))
                .thenComparing(memory -> memory.lifecycle().createdAt(), Comparator.reverseOrder())
                .thenComparing(Memory::id, Comparator.reverseOrder());
    }

    private static boolean isSentence(String text) {
        String plain = text.strip();
        return Character.isUpperCase(plain.codePointAt(0)) && plain.endsWith(".");
    }

    private static Memory merged(Memory kept, List<Memory> others) {
        Set<Source> sources = new LinkedHashSet<>(kept.sources());
        Set<Link> links = new LinkedHashSet<>(kept.links());
        Set<String> categories = new LinkedHashSet<>(kept.nature().categories());
        FactKind kind = kept.nature().kind();
        Instant from = kept.lifecycle().validity().from();
        Slot slot = kept.slot();
        for (Memory other : others) {
            sources.addAll(other.sources());
            links.addAll(other.links());
            categories.addAll(other.nature().categories());
            kind = kind == FactKind.OTHER ? other.nature().kind() : kind;
            Instant since = other.lifecycle().validity().from();
            from = since.isBefore(from) ? since : from;
            slot = later(slot, other.slot());
        }
        Set<MemoryId> own = new LinkedHashSet<>(List.of(kept.id()));
        others.forEach(other -> own.add(other.id()));
        links.removeIf(link -> own.contains(link.to()));
        return kept.withSources(List.copyOf(sources))
                .withLinks(List.copyOf(links))
                .withNature(new Nature(kind, kept.nature().trust(), List.copyOf(categories)))
                .withSlot(slot)
                .withLifecycle(since(kept.lifecycle(), from));
    }

    /** The same answer, for the later of the two moments. */
    private static @Nullable Slot later(@Nullable Slot one, @Nullable Slot other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at().isBefore(other.at()) ? other : one;
    }

    private static Lifecycle since(Lifecycle lifecycle, Instant from) {
        return new Lifecycle(
                lifecycle.state(),
                new Validity(from, lifecycle.validity().to()),
                lifecycle.createdAt(),
                lifecycle.updatedAt(),
                lifecycle.closedAt(),
                lifecycle.supersededBy(),
                lifecycle.expiresOn());
    }

    /** Who may say the same as whom, by words and slots alone: most facts have nobody, and need not be looked up by their vectors. */
    private static final class Partners {

        private final Map<List<String>, List<Likeness>> byWords = new HashMap<>();
        private final Map<List<String>, Integer> byTelling = new HashMap<>();
        private final Map<List<String>, Integer> bySlot = new HashMap<>();

        Partners(Collection<Likeness> facts) {
            for (Likeness fact : facts) {
                byWords.computeIfAbsent(fact.wording().exact(), first -> new ArrayList<>())
                        .add(fact);
                byTelling.merge(fact.wording().telling(), 1, Integer::sum);
                bySlot.merge(answer(fact), 1, Integer::sum);
            }
        }

        List<Likeness> inTheSameWords(Likeness fact) {
            return byWords.getOrDefault(fact.wording().exact(), List.of());
        }

        boolean mayHaveOne(Likeness fact) {
            return byTelling.getOrDefault(fact.wording().telling(), 0) > 1
                    || (fact.memory().slot() != null && bySlot.getOrDefault(answer(fact), 0) > 1);
        }

        private static List<String> answer(Likeness fact) {
            Slot slot = fact.memory().slot();
            return slot == null ? List.of() : List.of(slot.key(), slot.value());
        }
    }
}
