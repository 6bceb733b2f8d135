package dev.keepsake.eval;

import java.util.List;

/**
 * What is measured on.
 *
 * @param file name of the file it was read from, without its directory
 * @param sha256 digest of that file, in lower-case hex
 * @param conversations the conversations
 * @param repairs what had to be put right while reading
 */
public record Dataset(String file, String sha256, List<Conversation> conversations, Repairs repairs) {

    public Dataset {
        conversations = List.copyOf(conversations);
    }

    int turnCount() {
        return conversations.stream().mapToInt(Conversation::turnCount).sum();
    }

    int questionCount() {
        return conversations.stream()
                .mapToInt(conversation -> conversation.questions().size())
                .sum();
    }

    /**
     * What had to be put right.
     *
     * @param evidenceRepaired evidence entries that were malformed and could be read
     * @param evidenceDropped evidence entries that could not be read or name no turn
     * @param questionsSkipped questions left without evidence, which nothing can answer
     */
    public record Repairs(int evidenceRepaired, int evidenceDropped, int questionsSkipped) {}
}
