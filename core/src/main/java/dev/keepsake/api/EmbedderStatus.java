package dev.keepsake.api;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.store.EmbeddingMigration;
import dev.keepsake.store.SetAside;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the embedders of a store stand.
 *
 * @param current the embedder that searches use
 * @param migration the migration under way, or null for none
 * @param filling how it goes with the vectors that are made for it, in this process
 * @param aside what embedders refuse
 */
public record EmbedderStatus(EmbedderId current, @Nullable EmbeddingMigration migration, Filling filling, Aside aside) {

    /** How many vectors a second have been made lately in this process, 0 or more. */
    public double perSecond() {
        return filling.perSecond();
    }

    /** How long the rest will take at that rate, or null when nothing is left or nothing is known. */
    public @Nullable Duration remaining() {
        return filling.remaining();
    }

    /** What is being done about vectors that are missing. */
    public enum Activity {
        /** Nothing: none is missing, or all are set aside. */
        RESTING,
        /** They are made. */
        WORKING,
        /** The embedder or the store did not answer; it is tried again by itself, and what was made is kept. */
        WAITING,
        /** Something has to be put right first, see the reason; then the migration to the same embedder is to be asked for again. */
        STOPPED
    }

    /**
     * How it goes.
     *
     * @param activity what is being done
     * @param reason why it is not being done, or null; never anybody's text
     * @param perSecond how many vectors a second, 0 or more
     * @param remaining how long the rest will take at that rate, or null when nothing is left or nothing is known
     */
    public record Filling(
            Activity activity,
            @Nullable String reason,
            double perSecond,
            @Nullable Duration remaining) {}

    /**
     * What is found by words alone, because an embedder refuses its text.
     *
     * @param count how much, for the embedder in use and the one that the store goes to or comes from
     * @param some the first of it, at most {@link #MOST}
     */
    public record Aside(long count, List<SetAside> some) {

        /** So many are told one by one. */
        public static final int MOST = 100;

        public Aside {
            some = List.copyOf(some);
        }

        /** How much of what is told one by one this embedder refuses. */
        public List<SetAside> of(EmbedderId embedder) {
            return some.stream()
                    .filter(aside -> aside.embedder().equals(embedder))
                    .toList();
        }
    }
}
