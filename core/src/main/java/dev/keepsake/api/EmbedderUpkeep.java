package dev.keepsake.api;

import java.util.List;

/**
 * Going from one embedder to another while everything goes on. Acts on the whole store, every project in it, and is for whoever
 * runs it, not for tenants. Safe for use by many threads; what is recorded survives restarts.
 *
 * <p>In order: {@link #migrateTo} begins; when the status says {@code READY}, {@link #compare} and {@link #switchOver}; then
 * {@link #finish}, or {@link #rollBack} and perhaps {@link #cancel}.
 */
public interface EmbedderUpkeep {

    /** How it stands. */
    EmbedderStatus status();

    /**
     * Begins to fill a second index by another embedder, beside the one that is searched, and returns. Does nothing when that has
     * begun already.
     *
     * @param embedder the name of the embedder
     * @throws dev.keepsake.error.KeepsakeException with {@code INVALID_REQUEST} when there is none of this name or it cannot be
     *     opened, with {@code CONFLICT} when it is the one in use or when a migration to another one is under way
     */
    EmbedderStatus migrateTo(String embedder);

    /**
     * Asks both indexes the same and says how their answers differ.
     *
     * @param own what to ask; empty for what was searched for lately
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when the second index is not filled
     */
    EmbedderComparison compare(List<EmbedderComparison.Asked> own);

    /**
     * Takes the second embedder and its index into use, both at once. Searches that have begun end with the first.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when the second index is not filled, with
     *     {@code MODEL_UNAVAILABLE} or {@code DEADLINE_EXCEEDED} when the last vectors cannot be made; then nothing has changed
     */
    EmbedderStatus switchOver();

    /**
     * Takes the first embedder and its index into use again.
     *
     * @throws dev.keepsake.error.KeepsakeException as {@link #switchOver}; with {@code CONFLICT} when it was not switched
     */
    EmbedderStatus rollBack();

    /**
     * Drops the vectors and the index of the first embedder after a switch, in the background.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when it was not switched
     */
    EmbedderStatus finish();

    /**
     * Drops the vectors and the index of the second embedder when it is not in use, in the background.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when there is nothing to cancel
     */
    EmbedderStatus cancel();
}
