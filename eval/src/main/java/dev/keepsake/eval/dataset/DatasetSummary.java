package dev.keepsake.eval.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured on, for a report.
 *
 * @param format whose format: {@code LoCoMo}
 * @param file name of the file or directory, without what leads there
 * @param sha256 digest of the file, or of all files that were read one after the other, in lower-case hex
 * @param conversations ids of the conversations that were used
 * @param turns how many turns they have
 * @param questions how many questions they have
 * @param repairs what had to be put right
 */
public record DatasetSummary(
        String format,
        String file,
        String sha256,
        List<String> conversations,
        int turns,
        int questions,
        Repairs repairs) {

    public DatasetSummary {
        conversations = List.copyOf(conversations);
    }

    /** Counts what a reader hands over. */
    static final class Tally {

        private final List<String> conversations = new ArrayList<>();
        private int turns;
        private int questions;
        private Repairs repairs = Repairs.NONE;

        int conversationCount() {
            return conversations.size();
        }

        void count(Conversation conversation) {
            conversations.add(conversation.id());
            turns += conversation.turnCount();
            questions += conversation.questions().size();
            repairs = repairs.and(conversation.repairs());
        }

        DatasetSummary of(String format, String file, String sha256) {
            return new DatasetSummary(format, file, sha256, conversations, turns, questions, repairs);
        }
    }
}
