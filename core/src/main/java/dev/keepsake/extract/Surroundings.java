package dev.keepsake.extract;

import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.ModelUse;
import java.util.List;

/** What an extractor may look up while it reads. Shows the scope it reads for and nothing else. */
public interface Surroundings {

    /** The last turns that were said before the episode in the same scope, oldest first. */
    List<Turn> before(int limit);

    /** The current memories nearest to these texts, best first. */
    List<Memory> nearest(List<String> texts, int limit);

    /** Is told of each call of a model when it was answered, so that its cost is known also when reading fails after it. */
    default void took(ModelUse use) {}

    /** Of an episode that is read for itself. */
    Surroundings NONE = new Surroundings() {
        @Override
        public List<Turn> before(int limit) {
            return List.of();
        }

        @Override
        public List<Memory> nearest(List<String> texts, int limit) {
            return List.of();
        }
    };
}
