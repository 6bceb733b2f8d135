package dev.keepsake.store;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeOwner;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Reads over what is known. Deleted memories appear in {@link #history} and nowhere else. */
public interface MemoryStore {

    /** The memories with these ids, in the order asked; unknown, deleted and other projects' ones are left out. */
    List<Memory> get(ProjectId project, Collection<MemoryId> ids);

    /**
     * The memories with these ids as they were known at a moment, in the order asked; those not known then, deleted now, and
     * other projects' ones are left out.
     *
     * @see dev.keepsake.change.Past
     */
    List<Memory> asKnown(ProjectId project, Collection<MemoryId> ids, Instant moment);

    /**
     * The selected memories, newest first by (created, id). Where the selection asks for the knowledge of a moment, they are
     * judged and returned as they were known then.
     */
    Page<Memory> list(Selection selection, PageRequest page);

    /** The history of a memory, oldest first; empty when the project never had it. */
    List<HistoryEntry> history(ProjectId project, MemoryId id);

    /** The owners of current memories, by field and then id. */
    Page<ScopeOwner> owners(ProjectId project, PageRequest page);

    /** The scopes that have memories, current or superseded, or facts held back, by {@link Scope#canonical()}. */
    Page<Scope> scopes(ProjectId project, Scope within, PageRequest page);

    /** The current memories of exactly this scope whose text is one of {@code texts}. */
    List<Memory> withText(ProjectId project, Scope scope, Collection<String> texts);

    /** The memories of exactly this scope, current or superseded, whose slot has one of these keys. */
    List<Memory> inSlots(ProjectId project, Scope scope, Collection<String> keys);

    /**
     * How many memories there are in all projects, by kind and then state; those deleted, and what there is none of, are left out. For
     * an operator, not for tenants. Takes no longer the more there are.
     */
    List<MemoryCount> everyCount();

    /** The memories, current or superseded, that name one of these turns as a source. */
    List<Memory> citing(ProjectId project, Collection<TurnId> turns);
}
