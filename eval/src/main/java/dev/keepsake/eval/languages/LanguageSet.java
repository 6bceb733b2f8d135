package dev.keepsake.eval.languages;

import java.util.List;
import java.util.Set;

/**
 * Memories and the questions asked about them.
 *
 * @param code ISO 639-1 code of the language, or {@link LanguageSets#MIXED}
 * @param memories in the order they are added
 * @param questions in the order they are asked
 */
public record LanguageSet(String code, List<Said> memories, List<Asked> questions) {

    public LanguageSet {
        memories = List.copyOf(memories);
        questions = List.copyOf(questions);
    }

    /**
     * A memory.
     *
     * @param id unique over all sets
     * @param text what was said
     */
    public record Said(String id, String text) {}

    /**
     * A question.
     *
     * @param id unique over all sets
     * @param group which figures it goes into: the code of its set, or the kind of mixing
     * @param text the question
     * @param gold ids of the memories of the same set that answer it; at least one
     */
    public record Asked(String id, String group, String text, Set<String> gold) {

        public Asked {
            gold = Set.copyOf(gold);
        }
    }
}
