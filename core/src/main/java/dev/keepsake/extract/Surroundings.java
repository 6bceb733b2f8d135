package dev.keepsake.extract;

import dev.keepsake.conversation.Turn;
import dev.keepsake.memory.Memory;
import java.util.List;

/** What an extractor may look up while it reads. Shows the scope it reads for and nothing else. */
public interface Surroundings {

    /** The last turns that were said before the episode in the same scope, oldest first. */
    List<Turn> before(int limit);

    /** The current memories nearest to these texts, best first. */
    List<Memory> nearest(List<String> texts, int limit);

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
