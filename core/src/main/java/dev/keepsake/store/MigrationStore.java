package dev.keepsake.store;

import dev.keepsake.index.EntryKey;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second set of vectors of a store, while it goes from one embedder to another. Every memory and turn in the indexes has a
 * vector of at least one of the two embedders at any moment; which of them lack the other one's is known exactly, and survives a
 * crash. A plan brings vectors of one of the two; those of the other are due from then on, and what is due is filled in
 * portions. Removing is done in portions as well, so that no write waits long for either.
 *
 * <p>What an embedder refuses is set aside: it is not due, stands in the index of that embedder without a vector, and stays so, also
 * when the migration has ended, until it is filled, reworded or removed.
 */
public interface MigrationStore {

    /** How many embedders this store has had with the recorded one, 1 for the first. */
    int generation();

    /** The migration under way, or empty. */
    Optional<EmbeddingMigration> current();

    /**
     * Begins a migration from the recorded embedder; every memory and turn in the indexes is due from now on.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when there is one already or when {@code to} is the
     *     recorded embedder
     */
    EmbeddingMigration begin(EmbedderId to, Instant at);

    /**
     * Some entries that lack a vector of {@code embedder}, the oldest first.
     *
     * @param limit at most how many memories and how many turns, 1 or more
     */
    List<DueEntry> due(EmbedderId embedder, int limit);

    /** Those of these entries that lack a vector of {@code embedder}, set aside or not. */
    List<DueEntry> due(EmbedderId embedder, ProjectId project, Collection<EntryKey> keys);

    /** How many entries lack a vector of {@code embedder} and are not set aside. */
    long countDue(EmbedderId embedder);

    /**
     * Keeps vectors of entries that are due or set aside, and logs them for the index of their embedder alone. Entries that were reworded or
     * removed since they were read as due are passed over: they are due again, or gone.
     *
     * @return how many vectors were kept, in the sense of {@link EmbeddingMigration#filled()}
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when the store has nothing to do with such an embedder
     */
    long fill(List<Filled> portion);

    /**
     * Sets aside an entry that is due or set aside already, and logs it for the index of this embedder alone. Passed over like
     * {@link #fill}: when it was reworded or removed since it was read as due.
     *
     * @param reason why, without a word of its text
     * @return whether it is set aside now
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when the store has nothing to do with such an embedder
     */
    boolean setAside(DueEntry entry, EmbedderId embedder, String reason, Instant at);

    /**
     * What is set aside for {@code embedder}: memories, then turns, each the oldest first.
     *
     * @param limit at most how many, 1 or more
     */
    List<SetAside> aside(EmbedderId embedder, int limit);

    /** How many entries are set aside for {@code embedder}. */
    long countAside(EmbedderId embedder);

    /** Notes why filling fails, or null that it works again. Does nothing without a migration. */
    void note(@Nullable String error);

    /** Goes from {@code FILLING} to {@code READY} when nothing is due any more, and says whether it is ready. */
    boolean ready();

    /**
     * Records one of the two embedders as the store's, in one transaction: {@code to} switches, {@code from} switches back. Does
     * nothing when it is recorded already.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when there is no migration with this embedder, when it is
     *     still being filled or is being dropped, or when an entry lacks a vector of this embedder
     */
    void switchTo(EmbedderId embedder);

    /**
     * Begins to remove the vectors of the embedder that the store is not recorded with: nothing of it is due or set aside any more. Does nothing
     * when that has begun.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when there is no migration
     */
    void beginDropping();

    /**
     * Removes a portion of what is to be removed, and in the end the migration itself. Until the first portion is removed, plans
     * may still bring vectors of the embedder that goes.
     *
     * @param limit at most how many memories and how many turns, 1 or more
     * @return whether there is nothing left to do
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFLICT} when dropping was not begun, or when an entry has no vector but
     *     the one that would be removed
     */
    boolean drop(int limit);

    /**
     * The change log as the index of this embedder has to follow it: with its vectors, and without the entries that have none of
     * it yet.
     *
     * @param embedder the recorded embedder or the other one of the migration; for any other the log is empty
     */
    ChangeLog logOf(EmbedderId embedder);

    /**
     * Vectors that were due.
     *
     * @param entry what was due, as it was read
     * @param own the vector of its text
     * @param inContext the vector of its context, or null exactly when it has none
     */
    record Filled(DueEntry entry, Embedding own, @Nullable Embedding inContext) {}
}
