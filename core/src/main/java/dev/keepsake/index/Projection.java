package dev.keepsake.index;

import java.util.List;
import java.util.Map;

/**
 * An index as a follower of the store's log. It may lose its latest updates in a crash, never their order: after a
 * reopening {@link #position()} says from where to replay.
 *
 * <p>{@link #apply}, {@link #persist} and {@link #clear} are called by one thread at a time; searches may run beside them.
 */
public interface Projection extends AutoCloseable {

    /** The log position up to which updates have been applied; 0 for an empty index. */
    long position();

    /**
     * Applies updates in order. They are seen by every search that begins after this returns.
     *
     * @param updates what to do
     * @param position the log position reached with them; not less than {@link #position()}
     */
    void apply(List<IndexUpdate> updates, long position);

    /** Makes everything applied so far survive a crash. */
    void persist();

    /** Empties the index and puts the position back to 0. */
    void clear();

    /** How often each entry key of every project is in the index: for the invariant check, not for tenants. */
    Map<EntryKey, Integer> censusOfEveryProject();

    @Override
    void close();
}
