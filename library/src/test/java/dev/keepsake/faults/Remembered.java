package dev.keepsake.faults;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Source;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fake.FakeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All that a project remembers, in an order of its own and without an id, so that it can be compared with what another project
 * remembers of the same.
 *
 * @param memories current and superseded, with all they have
 * @param histories what happened to them
 * @param turns identities of the turns that searches find
 * @param entries what the indexes are given, vectors included
 * @param quarantine facts that are held back
 * @param usage what models took
 */
record Remembered(
        List<String> memories,
        List<String> histories,
        List<String> turns,
        List<String> entries,
        List<String> quarantine,
        String usage) {

    private static final PageRequest ALL = PageRequest.first(100_000);

    static Remembered by(Store store, ProjectId project) {
        Selection everything =
                new Selection(project, Scope.ANY, Filter.all(), new Visibility(true, true, FakeClock.START));
        List<Memory> memories = store.memories().list(everything, ALL).items();
        Map<MemoryId, String> texts = new HashMap<>();
        memories.forEach(memory -> texts.put(memory.id(), memory.text()));
        List<TurnId> indexed = store.episodes().indexed(everything);
        List<EntryKey> keys = Stream.concat(
                        memories.stream().map(memory -> new EntryKey.OfMemory(memory.id())),
                        indexed.stream().map(EntryKey.OfTurn::new))
                .map(EntryKey.class::cast)
                .toList();
        return new Remembered(
                sorted(memories.stream().map(memory -> line(store, project, memory, texts))),
                sorted(memories.stream().map(memory -> history(store, project, memory))),
                sorted(store.episodes().turns(project, indexed).stream().map(Turn::identity)),
                sorted(store.log().entries(project, keys).stream().map(Remembered::line)),
                sorted(store.quarantine().list(project, Scope.ANY, ALL).items().stream()
                        .map(held -> held.fact().text() + " | " + held.reason() + " | "
                                + said(store, project, held.fact().sources()))),
                store.usage().between(project, Instant.EPOCH, Instant.MAX).toString());
    }

    /** Without the vectors of turns in their context, which depend on what else came with them. */
    Remembered withoutContext() {
        return new Remembered(memories, histories, turns, List.of(), quarantine, "");
    }

    /** Whatever it took. */
    Remembered withoutUsage() {
        return new Remembered(memories, histories, turns, entries, quarantine, "");
    }

    private static String line(Store store, ProjectId project, Memory memory, Map<MemoryId, String> texts) {
        Lifecycle lifecycle = memory.lifecycle();
        MemoryId by = lifecycle.supersededBy();
        List<String> links = memory.links().stream()
                .map(link -> link.kind() + " " + texts.get(link.to()))
                .toList();
        return String.join(
                " | ",
                memory.text(),
                memory.scope().canonical(),
                memory.kind().toString(),
                memory.attribution().toString(),
                memory.attributes().toString(),
                lifecycle.state().toString(),
                lifecycle.validity().toString(),
                lifecycle.createdAt().toString(),
                by == null ? "" : "superseded by " + texts.get(by),
                said(store, project, memory.sources()),
                String.valueOf(memory.slot()),
                memory.nature().toString(),
                links.toString());
    }

    private static String said(Store store, ProjectId project, Collection<Source> sources) {
        List<String> said = new ArrayList<>();
        for (Source source : sources) {
            store.episodes()
                    .turns(project, List.of(source.turn()))
                    .forEach(turn -> said.add(turn.identity() + " " + source.span()));
        }
        return sorted(said.stream()).toString();
    }

    private static String history(Store store, ProjectId project, Memory memory) {
        List<String> entries = new ArrayList<>();
        for (HistoryEntry entry : store.memories().history(project, memory.id())) {
            entries.add(entry.sequence() + " " + entry.kind() + " " + entry.oldText() + " " + entry.newText() + " "
                    + entry.reason());
        }
        return memory.text() + " | " + entries;
    }

    private static String line(IndexEntry entry) {
        Features features = entry.features();
        return String.join(
                " | ",
                entry.text(),
                entry.key().getClass().getSimpleName(),
                String.valueOf(Objects.hashCode(entry.embedding())),
                features.inContext() == null
                        ? ""
                        : Integer.toString(features.inContext().hashCode()),
                features.times().toString(),
                features.entities().toString(),
                features.relations().toString(),
                Double.toString(features.substance()));
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }
}
