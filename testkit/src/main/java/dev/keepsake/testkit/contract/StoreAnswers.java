package dev.keepsake.testkit.contract;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.testkit.sample.LogFollower;
import dev.keepsake.testkit.sample.RandomFeatures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every answer a store gives about everything that was ever named to it, by question. */
final class StoreAnswers {

    /** The order of every list. */
    static final Comparator<Memory> NEWEST_FIRST = Comparator.comparing(
                    (Memory memory) -> memory.lifecycle().createdAt())
            .thenComparing(Memory::id)
            .reversed();

    private static final PageRequest EVERYTHING = PageRequest.first(100_000);
    private static final int PORTION = 50;

    private final Store store;
    private final Mentioned mentioned;
    private final Map<String, Object> answers = new TreeMap<>();

    private StoreAnswers(Store store, Mentioned mentioned) {
        this.store = store;
        this.mentioned = mentioned;
    }

    /** What two stores that were told the same must agree on: all but the numbers and ids that each counts out itself. */
    static Map<String, Object> comparable(Store store, Mentioned mentioned) {
        return new StoreAnswers(store, mentioned).ask(false);
    }

    /** What one store must still say after it was reopened: everything. */
    static Map<String, Object> complete(Store store, Mentioned mentioned) {
        return new StoreAnswers(store, mentioned).ask(true);
    }

    private Map<String, Object> ask(boolean ownCounts) {
        answers.put("every project", Set.copyOf(store.everyProject()));
        answers.put("unfinished", store.episodes().unfinishedInEveryProject());
        answers.put("embedder", store.embeddings().recorded());
        answers.put("indexes", LogFollower.replay(store.log(), PORTION));
        answers.put("no key anywhere", store.keys().noneInAnyProject());
        if (ownCounts) {
            answers.put("head", store.log().head());
        }
        for (ProjectId project : mentioned.projects) {
            String name = "project " + project + ": ";
            answers.put(name + "keys", store.keys().list(project));
            askEpisodes(project, name);
            answers.put(
                    name + "jobs",
                    store.jobs().list(project, null, Instant.EPOCH, EVERYTHING).items());
            askMemories(project, name);
            answers.put(
                    name + "entities",
                    Set.copyOf(store.entities().list(project, EVERYTHING).items()));
            askUpkeep(project, name);
            for (MemoryId id : mentioned.memories) {
                List<HistoryEntry> history = store.memories().history(project, id);
                answers.put(name + "history of " + id, ownCounts ? history : withoutIds(history));
            }
            for (Scope scope : mentioned.scopes) {
                askScope(project, scope, name + "scope " + scope.canonical() + ": ", ownCounts);
            }
        }
        return answers;
    }

    private void askEpisodes(ProjectId project, String name) {
        answers.put(name + "turns", store.episodes().turns(project, mentioned.turns));
        for (UUID id : mentioned.operations) {
            answers.put(name + "operation " + id, store.episodes().operation(project, id));
        }
    }

    private void askMemories(ProjectId project, String name) {
        answers.put(name + "memories", store.memories().get(project, mentioned.memories));
        answers.put(name + "owners", store.memories().owners(project, EVERYTHING));
        answers.put(name + "citing", inOrder(store.memories().citing(project, mentioned.turns)));
    }

    private void askUpkeep(ProjectId project, String name) {
        answers.put(name + "settings", store.settings().of(project));
        answers.put(name + "usage", store.usage().between(project, Instant.MIN, Instant.MAX));
        Instant middle = FakeClock.START.plusSeconds(100);
        answers.put(name + "early usage", store.usage().between(project, Instant.MIN, middle));
        for (UUID id : mentioned.held) {
            answers.put(name + "held fact " + id, store.quarantine().get(project, id));
        }
    }

    private void askScope(ProjectId project, Scope scope, String name, boolean ownCounts) {
        Visibility current = Visibility.currentAt(FakeClock.START);
        Visibility all = current.withSuperseded(true).withExpired(true);
        answers.put(name + "current", store.memories().list(selection(project, scope, current), EVERYTHING));
        answers.put(name + "superseded too", store.memories().list(selection(project, scope, all), EVERYTHING));
        answers.put(name + "indexed", Set.copyOf(store.episodes().indexed(selection(project, scope, all))));
        answers.put(
                name + "known",
                store.episodes().known(project, scope, mentioned.identities).keySet());
        answers.put(name + "with text", inOrder(store.memories().withText(project, scope, mentioned.texts)));
        answers.put(name + "held", store.quarantine().list(project, scope, EVERYTHING));
        askGraph(selection(project, scope, current), name + "current ");
        askGraph(selection(project, scope, all), name + "all ");
        if (ownCounts) {
            answers.put(name + "version", store.plans().version(project, scope));
        }
    }

    private void askGraph(Selection selection, String name) {
        answers.put(name + "relations", store.graph().list(selection, 0, 100_000));
        Set<String> entity = Set.of(CanonicalName.of(RandomFeatures.NAMES.getFirst()));
        answers.put(name + "neighbours", store.graph().around(new GraphQuery(selection, entity, 3, 100_000)));
    }

    private static Selection selection(ProjectId project, Scope scope, Visibility visibility) {
        return new Selection(project, scope, Filter.all(), visibility);
    }

    private static List<Memory> inOrder(List<Memory> memories) {
        return memories.stream().sorted(NEWEST_FIRST).toList();
    }

    private static List<HistoryEntry> withoutIds(List<HistoryEntry> history) {
        return history.stream()
                .map(entry -> new HistoryEntry(
                        new UUID(0, 0),
                        entry.memory(),
                        entry.sequence(),
                        entry.kind(),
                        entry.oldText(),
                        entry.newText(),
                        entry.at(),
                        entry.episode(),
                        entry.reason(),
                        entry.slot()))
                .collect(Collectors.toList());
    }
}
