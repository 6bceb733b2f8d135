package dev.keepsake.eval.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A dataset that is handed over portion by portion, so that one larger than the memory can be measured. Conversations of
 * one portion are in the store together before the first of their questions is asked.
 */
public interface DatasetSource {

    /**
     * Hands over every portion, in order, until one is refused.
     *
     * @param taker is given each portion
     * @return what was handed over
     */
    DatasetSummary handOver(Taker taker);

    /** Takes portions. */
    @FunctionalInterface
    interface Taker {
        /** Takes one and says whether to go on. */
        boolean take(List<Conversation> portion);
    }

    /** The first {@code most} conversations of this one. */
    default DatasetSource first(int most) {
        return taker -> {
            DatasetSummary.Tally tally = new DatasetSummary.Tally();
            DatasetSummary whole = handOver(portion -> {
                int room = most - tally.conversationCount();
                List<Conversation> some = portion.subList(0, Math.min(room, portion.size()));
                some.forEach(tally::count);
                return taker.take(some) && tally.conversationCount() < most;
            });
            return tally.of(whole.format(), whole.file(), whole.sha256());
        };
    }

    /** This one with only those questions that {@code wanted} accepts. */
    default DatasetSource asking(Predicate<Question> wanted) {
        return taker -> {
            DatasetSummary.Tally tally = new DatasetSummary.Tally();
            DatasetSummary whole = handOver(portion -> {
                List<Conversation> some = portion.stream()
                        .map(conversation -> new Conversation(
                                conversation.id(),
                                conversation.sessions(),
                                conversation.questions().stream().filter(wanted).toList(),
                                conversation.repairs()))
                        .toList();
                some.forEach(tally::count);
                return taker.take(some);
            });
            return tally.of(whole.format(), whole.file(), whole.sha256());
        };
    }

    /** All conversations at once, for a dataset that fits into the memory. */
    default Dataset whole() {
        List<Conversation> all = new ArrayList<>();
        DatasetSummary summary = handOver(all::addAll);
        return new Dataset(summary, all);
    }
}
