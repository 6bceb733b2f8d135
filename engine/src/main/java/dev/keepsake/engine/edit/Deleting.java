package dev.keepsake.engine.edit;

import dev.keepsake.api.Reach;
import dev.keepsake.change.Change;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.write.Writer;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.IdSource;
import dev.keepsake.memory.Link;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Job;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Plan;
import dev.keepsake.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verbs {@code delete}, {@code deleteAll} and {@code reset}. A turn leaves the index with the last memory that cites it,
 * so that what was deleted is not found again by its source.
 */
public final class Deleting {

    private final Store store;
    private final Writer writer;
    private final Clock clock;
    private final IdSource ids;

    public Deleting(Store store, Writer writer, Clock clock, IdSource ids) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
        this.ids = ids;
    }

    public Memory delete(ProjectId project, MemoryId id) {
        return writer.phases().in(Phase.DELETE, () -> deleted(project, id));
    }

    private Memory deleted(ProjectId project, MemoryId id) {
        Plan plan = writer.write(() -> {
            Scope scope = Updating.find(store, project, id).scope();
            Map<Scope, Long> versions = writer.versions(project, List.of(scope));
            List<Memory> memories = withPages(project, List.of(Updating.find(store, project, id)));
            return plan(project, memories, OrphanedTurns.of(store, project, memories), versions, null);
        });
        return plan.changes().getFirst().after();
    }

    public Operation deleteAll(ProjectId project, Reach reach) {
        Instant accepted = clock.instant();
        Plan plan = writer.phases().in(Phase.DELETE, () -> writer.write(() -> deleteAllPlan(project, reach, accepted)));
        return conclusion(plan).operation();
    }

    /** Removes everything of the project, if that is the project that is meant. */
    public void reset(ProjectId project, ProjectId meant) {
        if (!project.equals(meant)) {
            throw KeepsakeException.invalid(
                    "The reset names the project " + meant + " but was sent to " + project + "; nothing was removed");
        }
        writer.destroyEverythingIn(project);
    }

    private Plan deleteAllPlan(ProjectId project, Reach reach, Instant accepted) {
        Selection selection = reach.in(project, accepted);
        Set<Scope> scopes = selected(selection).stream().map(Memory::scope).collect(Collectors.toSet());
        UnreadAdd.in(store, selection, accepted).forEach(unread -> scopes.add(unread.scope()));
        Map<Scope, Long> versions = writer.versions(project, scopes);
        List<Memory> memories = withPages(
                project,
                selected(selection).stream()
                        .filter(memory -> versions.containsKey(memory.scope()))
                        .toList());
        Instant now = clock.instant();
        List<Job> dropped = UnreadAdd.in(store, selection, accepted).stream()
                .filter(unread -> versions.containsKey(unread.scope()))
                .map(unread -> unread.dropped(now))
                .toList();
        Set<TurnId> turns = new LinkedHashSet<>(store.episodes().indexed(selection));
        turns.addAll(OrphanedTurns.of(store, project, memories));
        Operation done = new Operation(
                ids.next(), Operation.Kind.DELETE_ALL, Operation.State.SUCCEEDED, Outcome.EMPTY, accepted, now, null);
        Plan.Conclusion conclusion = new Plan.Conclusion(done, null, new Plan.Jobs(null, null, dropped));
        return plan(project, memories, turns, versions, conclusion);
    }

    private List<Memory> selected(Selection selection) {
        return store.memories()
                .list(selection, PageRequest.first(Integer.MAX_VALUE))
                .items();
    }

    private Plan plan(
            ProjectId project,
            List<Memory> memories,
            Collection<TurnId> turns,
            Map<Scope, Long> versions,
            Plan.@Nullable Conclusion conclusion) {
        Instant now = clock.instant();
        List<Change> changes = memories.stream()
                .<Change>map(memory -> new Change.Deleted(
                        memory, memory.withLifecycle(memory.lifecycle().deleted(now))))
                .toList();
        return new Plan(project, now, changes, Map.of(), List.copyOf(turns), versions, conclusion);
    }

    /** These memories and the pages that were made of them, on which their texts would live on. */
    private List<Memory> withPages(ProjectId project, List<Memory> deleted) {
        Set<MemoryId> ids = deleted.stream().map(Memory::id).collect(Collectors.toSet());
        Set<Scope> scopes = deleted.stream().map(Memory::scope).collect(Collectors.toSet());
        List<Memory> all = new ArrayList<>(deleted);
        store.memories().citing(project, OrphanedTurns.turnsOf(deleted)).stream()
                .filter(memory -> memory.kind() == MemoryKind.SUMMARY && !ids.contains(memory.id()))
                .filter(memory -> scopes.contains(memory.scope()))
                .filter(memory -> memory.links().stream()
                        .anyMatch(link -> link.kind() == Link.Kind.MADE_FROM && ids.contains(link.to())))
                .forEach(all::add);
        return all;
    }

    private static Plan.Conclusion conclusion(Plan plan) {
        return java.util.Objects.requireNonNull(plan.conclusion(), "a deleteAll concludes its own operation");
    }
}
