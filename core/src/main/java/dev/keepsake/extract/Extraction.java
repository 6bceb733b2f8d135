package dev.keepsake.extract;

import dev.keepsake.model.ModelUse;
import java.util.List;

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
     */
    record Facts(List<Fact> facts, List<LeftOut> left, List<ModelUse> used) implements Extraction {
        public Facts {
            facts = List.copyOf(facts);
            left = List.copyOf(left);
            used = List.copyOf(used);
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
