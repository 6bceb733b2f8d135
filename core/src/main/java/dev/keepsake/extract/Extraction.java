package dev.keepsake.extract;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.model.ModelUse;
import java.util.List;
import java.util.Set;

/** What came of reading an episode. */
public sealed interface Extraction {

    /** What models were asked for it; empty when none was. */
    List<ModelUse> used();

    /**
     * Something worth keeping.
     *
     * @param facts in the order it was said
     * @param left what was said and not made a fact
     * @param used what models were asked
     * @param senseless turns that are not read, or not wholly, because what the extractor was told of them cannot be understood;
     *     what is left out says so of each
     */
    record Facts(List<Fact> facts, List<LeftOut> left, List<ModelUse> used, Set<TurnId> senseless)
            implements Extraction {
        public Facts {
            facts = List.copyOf(facts);
            left = List.copyOf(left);
            used = List.copyOf(used);
            senseless = Set.copyOf(senseless);
        }

        /** Of an extractor that understood all that it was told. */
        public Facts(List<Fact> facts, List<LeftOut> left, List<ModelUse> used) {
            this(facts, left, used, Set.of());
        }

        /** Of an extractor that asks no model. */
        public Facts(List<Fact> facts) {
            this(facts, List.of(), List.of());
        }
    }

    /**
     * Nothing worth keeping.
     *
     * @param reason why, for the caller
     * @param used what models were asked
     */
    record Nothing(String reason, List<ModelUse> used) implements Extraction {
        public Nothing {
            used = List.copyOf(used);
        }

        public Nothing(String reason) {
            this(reason, List.of());
        }
    }

    /**
     * The extractor answered, but not in a way that can be understood.
     *
     * @param reason what was wrong with the answer, without quoting it
     * @param used what models were asked
     */
    record Unreadable(String reason, List<ModelUse> used) implements Extraction {
        public Unreadable {
            used = List.copyOf(used);
        }

        public Unreadable(String reason) {
            this(reason, List.of());
        }
    }
}
