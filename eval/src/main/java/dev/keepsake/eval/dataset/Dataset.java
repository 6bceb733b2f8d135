package dev.keepsake.eval.dataset;

import java.util.List;

/**
 * A dataset in memory: one portion.
 *
 * @param summary what it is
 * @param conversations the conversations
 */
public record Dataset(DatasetSummary summary, List<Conversation> conversations) implements DatasetSource {

    public Dataset {
        conversations = List.copyOf(conversations);
    }

    @Override
    public DatasetSummary handOver(Taker taker) {
        taker.take(conversations);
        return summary;
    }
}
