package dev.keepsake.api;

import java.util.List;

/**
 * Going from one embedder to another while everything goes on. Acts on the whole store, every project in it, and is for whoever
 * runs it, not for tenants. Safe for use by many threads; what is recorded survives restarts.
 *
 * <p>In order: {@link #migrateTo} begins; when the status says {@code READY}, {@link #compare} and {@link #switchOver()}; then
 * {@link #finish}, or {@link #rollBack()} and perhaps {@link #cancel}.
 *
 * <p>A text that an embedder refuses for good is set aside: it is told in the status, and found by words alone while that embedder is
 * in use.
 */
public interface EmbedderUpkeep {

    /** How it stands. */
    EmbedderStatus status();

    /**
     * Begins to fill a second index by another embedder, beside the one that is searched, and returns. When that has begun already,
     * what waits or has stopped is tried again at once.
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
     * Tries once more, in the background, what embedders refuse; also when no migration is under way. What is refused again stays set
     * aside.
     */
    EmbedderStatus retrySetAside();

    /**
     * Takes the second embedder and its index into use, both at once. Searches that have begun end with the first.
     *
     * @param acceptSetAside whether that is right although some texts are refused by that embedder, and found by words alone then
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when the second index is not filled, or when something is set
     *     aside and that is not accepted; with {@code MODEL_UNAVAILABLE} or {@code DEADLINE_EXCEEDED} when the last vectors cannot
     *     be made; then nothing has changed
     */
    EmbedderStatus switchOver(boolean acceptSetAside);

    /** The same, where nothing is set aside. */
    default EmbedderStatus switchOver() {
        return switchOver(false);
    }

    /**
     * Takes the first embedder and its index into use again.
     *
     * @throws dev.keepsake.error.KeepsakeException as {@link #switchOver(boolean)}; with {@code CONFLICT} when it was not switched
     */
    EmbedderStatus rollBack(boolean acceptSetAside);

    /** The same, where nothing is set aside. */
    default EmbedderStatus rollBack() {
        return rollBack(false);
    }

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
