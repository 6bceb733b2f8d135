package dev.keepsake.store;

import dev.keepsake.change.Change;
import dev.keepsake.change.ChangeKind;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ModelUse;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did, kept so that a retry gets the same answer.
 *
 * @param stored one item per change
 * @param notStored what was not kept, and why
 * @param extractor name of the extractor that read the episode, or null where none did
 * @param used what models were asked for it
 */
public record Outcome(
        List<Item> stored,
        List<NotStored> notStored,
        @Nullable String extractor,
        List<ModelUse> used) {

    public static final Outcome EMPTY = new Outcome(List.of(), List.of(), null);

    public Outcome {
        stored = List.copyOf(stored);
        notStored = List.copyOf(notStored);
        used = List.copyOf(used);
    }

    /** The outcome of an operation that asked no model. */
    public Outcome(List<Item> stored, List<NotStored> notStored, @Nullable String extractor) {
        this(stored, notStored, extractor, List.of());
    }

    /** This outcome, after what was done before. */
    public Outcome after(Outcome before) {
        return new Outcome(
                joined(before.stored, stored),
                joined(before.notStored, notStored),
                extractor,
                joined(before.used, used));
    }

    /** The same, for which models were asked all this. */
    public Outcome withUsed(List<ModelUse> all) {
        return new Outcome(stored, notStored, extractor, all);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * One change.
     *
     * @param kind what happened
     * @param memory to which memory
     * @param text its text afterwards
     * @param attribution whose statement it is
     * @param reason why, or null where the kind says it all
     */
    public record Item(
            ChangeKind kind,
            MemoryId memory,
            String text,
            Attribution attribution,
            @Nullable String reason) {

        public static Item of(Change change) {
            String reason = switch (change) {
                case Change.Superseded superseded -> superseded.reason();
                case Change.Unchanged unchanged -> unchanged.reason();
                case Change.Added added -> null;
                case Change.Updated updated -> null;
                case Change.Restored restored -> null;
                case Change.Deleted deleted -> null;
            };
            var after = change.after();
            return new Item(ChangeKind.of(change), after.id(), after.text(), after.attribution(), reason);
        }
    }

    /**
     * Something that was said and not kept.
     *
     * @param turn which turn, or null when it is about the whole episode
     * @param cause why, in one word
     * @param reason why
     */
    public record NotStored(@Nullable TurnId turn, LeftOut.Cause cause, String reason) {

        /** Something that is not worth keeping, or cannot be. */
        public NotStored(@Nullable TurnId turn, String reason) {
            this(turn, LeftOut.Cause.NOT_MEMORABLE, reason);
        }

        public static NotStored of(LeftOut left) {
            return new NotStored(left.turn(), left.cause(), left.reason());
        }
    }
}
