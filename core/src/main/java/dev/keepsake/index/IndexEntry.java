package dev.keepsake.index;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import java.util.List;

/**
 * What an index is given of one memory or turn.
 *
 * @param key which one
 * @param project the tenant
 * @param facets what filters can ask of it
 * @param embedding the vector of its {@link IndexText}
 * @param role the role that said it
 * @param origins the turns it came from, its own for a turn
 * @param features what else was read from it
 */
public record IndexEntry(
        EntryKey key,
        ProjectId project,
        Facets facets,
        Embedding embedding,
        Role role,
        List<TurnId> origins,
        Features features) {

    public IndexEntry {
        origins = List.copyOf(origins);
    }

    /** An entry of which nothing is known but its words and their vector. */
    public IndexEntry(EntryKey key, ProjectId project, Facets facets, Embedding embedding) {
        this(key, project, facets, embedding, Role.USER, List.of(), Features.NONE);
    }

    /** What signals are told of it. */
    public Circumstances circumstances() {
        return new Circumstances(
                origins,
                facets.createdAt(),
                role,
                facets.actor(),
                facets.state(),
                features.times(),
                features.substance());
    }

    /** The text that keyword signals see. */
    public String text() {
        return IndexText.of(facets.actor(), facets.text());
    }
}
