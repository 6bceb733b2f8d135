package dev.keepsake.api;

import dev.keepsake.change.HistoryEntry;
import dev.keepsake.conversation.Episode;
import dev.keepsake.graph.Relation;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Operation;
import dev.keepsake.store.Page;
import java.util.List;
import java.util.Optional;

/**
 * The memories of one project: the door of the library, and of a client to a server. Bound to its project when it is
 * obtained, so no request can reach another one. Safe for use by many threads; every call blocks until it is done.
 *
 * <p>All methods throw {@link dev.keepsake.error.KeepsakeException} with {@code INVALID_REQUEST} for a request that cannot
 * be meant, {@code NOT_FOUND} for an id this project does not have, and the category of whatever failed otherwise.
 */
public interface Memories {

    /** Keeps a conversation and what can be known from it. What it returns as stored survives a crash. */
    AddResult add(AddRequest request);

    /**
     * Keeps several conversations. One that fails keeps none of the others from being carried out. Those of one scope are carried
     * out in their order, those of different scopes side by side; each as by {@link #add}, so that it is done again when it
     * failed in a way that passes, after those behind it.
     *
     * @return one answer for each request, in their order
     */
    default List<AddAnswer> addAll(List<AddRequest> requests) {
        return Batch.add(this, List.copyOf(requests));
    }

    /** Finds the memories that matter for a question. */
    SearchResult search(SearchRequest request);

    /** Why a search returns a memory, or does not. Runs the search. */
    Why why(WhyRequest request);

    /** One memory, or empty when this project does not have it or it was deleted. */
    Optional<Memory> get(GetRequest request);

    /** Memories by scope and filter, newest first. */
    Page<Memory> list(ListRequest request);

    /**
     * How entities stand to each other, as memories within reach state it, newest memory first. A relation is there as long as the
     * memory that states it, and holds as long as that is true.
     */
    List<Relation> relations(RelationsRequest request);

    /** Corrects a memory in place; the old text stays in its history. */
    Memory update(UpdateRequest request);

    /**
     * Makes a superseded memory current again: the undo of a supersession. What had replaced it stays current beside it, but
     * neither replaces the other any more. A memory that is current already is returned as it is.
     */
    Memory restore(RestoreRequest request);

    /** Deletes one memory. */
    Memory delete(DeleteRequest request);

    /** Deletes every memory of a scope. */
    Operation deleteAll(DeleteAllRequest request);

    /** What happened to one memory, oldest first; also after its deletion. */
    List<HistoryEntry> history(HistoryRequest request);

    /** Removes everything this project has. */
    void reset(ResetRequest request);

    /** The users, agents, apps and runs that own memories. */
    Page<ScopeOwner> owners(OwnersRequest request);

    /** What was said: the messages of one add, verbatim. Sources and history entries name the episode. */
    Optional<Episode> episode(EpisodeRequest request);

    /** How far an accepted write has come. */
    Optional<Operation> operation(OperationRequest request);

    /** The writes that were accepted, newest first. */
    Page<Operation> operations(OperationsRequest request);
}
