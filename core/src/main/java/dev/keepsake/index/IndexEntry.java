package dev.keepsake.index;

import dev.keepsake.filter.Facets;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;

/**
 * What an index is given of one memory or turn.
 *
 * @param key which one
 * @param project the tenant
 * @param facets what filters can ask of it
 * @param embedding the vector of its {@link IndexText}
 */
public record IndexEntry(EntryKey key, ProjectId project, Facets facets, Embedding embedding) {

    /** The text that keyword signals see. */
    public String text() {
        return IndexText.of(facets.actor(), facets.text());
    }
}
