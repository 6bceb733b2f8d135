package dev.keepsake.extract;

import java.util.List;

/** What came of reading an episode. */
public sealed interface Extraction {

    /** Something worth keeping, in the order it was said. */
    record Facts(List<Fact> facts) implements Extraction {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Nothing worth keeping.
     *
     * @param reason why, for the caller
     */
    record Nothing(String reason) implements Extraction {}

    /**
     * The extractor answered, but not in a way that can be understood.
     *
     * @param reason what was wrong with the answer, without quoting it
     */
    record Unreadable(String reason) implements Extraction {}
}
