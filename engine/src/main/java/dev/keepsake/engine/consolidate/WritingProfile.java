package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.Role;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.FactKind;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Trust;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is known of a user on one page, with the memories it was made of, and again when those have changed. Made of what
 * the user and others who know said, never of what was quoted or reported, and never of another page.
 */
final class WritingProfile implements Step {

    static final String REWRITTEN = "what it was made of has changed";

    /** Of how many memories a page is made: what fills it reads in a minute and fits into a prompt. */
    private static final int MOST = 30;

    /** Fewer are read as quickly without a page. */
    private static final int FEWEST = 3;

    private final IdSource ids;
    private final PageWriter writer;

    WritingProfile(IdSource ids, PageWriter writer) {
        this.ids = ids;
        this.writer = writer;
    }

    @Override
    public void take(Draft draft) {
        if (draft.reading().scope().user() == null || draft.reading().scope().run() != null) {
            return;
        }
        List<Memory> chosen = chosen(draft);
        Optional<Memory> page = draft.live().stream()
                .filter(memory -> memory.kind() == MemoryKind.SUMMARY)
                .filter(memory -> memory.lifecycle().state() == MemoryState.CURRENT)
                .reduce((first, last) -> last);
        if (chosen.size() < FEWEST) {
            page.ifPresent(obsolete -> {
                draft.delete(obsolete);
                draft.report(new Finding.Obsolete(obsolete.id()));
            });
        } else if (page.isEmpty() || isStale(page.get(), chosen)) {
            write(draft, chosen, page.orElse(null));
        }
    }

    private List<Memory> chosen(Draft draft) {
        return draft.current(MemoryKind.FACT).stream()
                .filter(memory -> memory.attribution().role() == Role.USER
                        && !memory.sources().isEmpty())
                .filter(memory -> memory.nature().trust().compareTo(Trust.STATED) >= 0)
                .sorted(STRONGEST)
                .limit(MOST)
                .toList();
    }

    /** What answers a question first, then what stays so, then what was said most often and last. */
    private static final Comparator<Memory> STRONGEST = Comparator.comparing((Memory memory) -> memory.slot() == null)
            .thenComparing(memory -> memory.nature().trust(), Comparator.reverseOrder())
            .thenComparingInt(memory -> rank(memory.nature().kind()))
            .thenComparing(memory -> memory.sources().size(), Comparator.reverseOrder())
            .thenComparing(memory -> memory.lifecycle().validity().from(), Comparator.reverseOrder())
            .thenComparing(Memory::id);

    private static int rank(FactKind kind) {
        return switch (kind) {
            case STATE, PREFERENCE, RELATIONSHIP -> 0;
            case PLAN, ABSENCE -> 1;
            case OTHER, EVENT -> 2;
        };
    }

    private static boolean isStale(Memory page, List<Memory> chosen) {
        List<MemoryId> of = chosen.stream().map(Memory::id).sorted().toList();
        List<MemoryId> was = page.links().stream()
                .filter(link -> link.kind() == Link.Kind.MADE_FROM)
                .map(Link::to)
                .sorted()
                .toList();
        Instant written = page.lifecycle().createdAt();
        return !of.equals(was)
                || chosen.stream()
                        .anyMatch(memory -> memory.lifecycle().updatedAt().isAfter(written));
    }

    private void write(Draft draft, List<Memory> chosen, @Nullable Memory before) {
        PageWriter.Page page = writer.write(draft, chosen);
        List<Source> sources = page.cited().stream()
                .flatMap(memory -> memory.sources().stream())
                .distinct()
                .toList();
        Instant now = draft.reading().now();
        Memory summary = new Memory(
                new MemoryId(ids.next()),
                draft.reading().scope(),
                MemoryKind.SUMMARY,
                page.text(),
                new Attribution(Role.SYSTEM, null),
                Attributes.NONE,
                sources,
                Lifecycle.current(now, now, null),
                null,
                new Nature(FactKind.OTHER, leastTrust(chosen), List.of()),
                page.of().stream()
                        .map(memory -> new Link(Link.Kind.MADE_FROM, memory.id()))
                        .toList());
        draft.add(summary, NewFeatures.of(summary, List.of()));
        if (before != null) {
            draft.supersede(before, summary, REWRITTEN);
        }
        List<MemoryId> known = page.of().stream()
                .flatMap(memory -> known(draft, memory))
                .distinct()
                .toList();
        draft.report(new Finding.Profile(page.text(), known, before == null ? null : before.id()));
    }

    /** The memory, or what it was made of in this very draft, when it has no id yet that would outlive a dry run. */
    private static Stream<MemoryId> known(Draft draft, Memory memory) {
        return draft.isNew(memory)
                ? memory.links().stream()
                        .filter(link -> link.kind() == Link.Kind.MADE_FROM)
                        .map(Link::to)
                : Stream.of(memory.id());
    }

    private static Trust leastTrust(List<Memory> memories) {
        return memories.stream()
                .map(memory -> memory.nature().trust())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
