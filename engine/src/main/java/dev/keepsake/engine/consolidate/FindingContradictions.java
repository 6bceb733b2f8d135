package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.Consolidation.Finding.Contradiction.Found;
import dev.keepsake.engine.slot.TrustMark;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Slot;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reports what cannot be true together: different answers to one question in several scopes of a user or from people of
 * different trust, and what an extractor has found to contradict. Which of them is right, nothing here can know.
 */
final class FindingContradictions implements Step {

    private final Store store;

    FindingContradictions(Store store) {
        this.store = store;
    }

    @Override
    public void take(Draft draft) {
        Set<Finding> found = new LinkedHashSet<>();
        List<Memory> own = draft.live().stream()
                .filter(memory -> isBelieved(draft, memory))
                .toList();
        Map<String, List<Memory>> byQuestion = new HashMap<>();
        Stream.concat(own.stream(), elsewhere(draft))
                .filter(memory -> memory.slot() != null)
                .forEach(memory -> byQuestion
                        .computeIfAbsent(question(slot(memory)), first -> new ArrayList<>())
                        .add(memory));
        for (Memory memory : own) {
            if (memory.slot() != null) {
                byQuestion.getOrDefault(question(slot(memory)), List.of()).stream()
                        .filter(other -> excludes(slot(memory), slot(other)))
                        .forEach(other -> found.add(finding(memory, other)));
            }
            said(draft, memory).forEach(found::add);
        }
        found.forEach(draft::report);
    }

    /** What the same user's other scopes believe. */
    private Stream<Memory> elsewhere(Draft draft) {
        Scope scope = draft.reading().scope();
        String user = scope.user();
        if (user == null) {
            return Stream.empty();
        }
        Visibility visibility = Visibility.currentAt(draft.reading().now());
        Selection ofUser = new Selection(draft.reading().project(), Scope.ofUser(user), Filter.all(), visibility);
        return store.memories().list(ofUser, PageRequest.first(Integer.MAX_VALUE)).items().stream()
                .filter(memory -> !memory.scope().equals(scope));
    }

    private static Stream<Finding> said(Draft draft, Memory memory) {
        Map<MemoryId, Memory> live = new HashMap<>();
        if (memory.links().stream().anyMatch(link -> link.kind() == Link.Kind.CONTRADICTS)) {
            draft.live().forEach(other -> live.put(other.id(), other));
        }
        return memory.links().stream()
                .filter(link -> link.kind() == Link.Kind.CONTRADICTS)
                .map(link -> live.get(link.to()))
                .filter(Objects::nonNull)
                .filter(other -> isBelieved(draft, other))
                .map(other -> new Finding.Contradiction(ids(memory, other), Found.EXTRACTOR));
    }

    private static boolean isBelieved(Draft draft, Memory memory) {
        return memory.lifecycle().state() == MemoryState.CURRENT
                && !memory.lifecycle().expiredAt(draft.reading().now());
    }

    private static Finding finding(Memory one, Memory other) {
        return new Finding.Contradiction(ids(one, other), one.scope().equals(other.scope()) ? Found.TRUST : Found.SLOT);
    }

    private static List<MemoryId> ids(Memory one, Memory other) {
        return Stream.of(one.id(), other.id()).sorted(Comparator.naturalOrder()).toList();
    }

    /** Subject and attribute, from whomever the answer is known. */
    private static String question(Slot slot) {
        return TrustMark.unmarked(slot.key());
    }

    private static boolean excludes(Slot one, Slot other) {
        if (one.denies() || other.denies()) {
            return one.value().equals(Slot.NOT + other.value()) || other.value().equals(Slot.NOT + one.value());
        }
        return !one.value().equals(other.value());
    }

    private static Slot slot(Memory memory) {
        return Objects.requireNonNull(memory.slot(), "only memories in slots are compared");
    }
}
