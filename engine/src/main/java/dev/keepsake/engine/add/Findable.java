package dev.keepsake.engine.add;

import org.jspecify.annotations.Nullable;

/**
 * What lets the turns of an add be found that could not be read.
 *
 * @param reading its turns with their vectors; none of them when there is an obstacle
 * @param obstacle what keeps them from being found, as a sentence for the caller, or null
 */
record Findable(Reading reading, @Nullable String obstacle) {

    static Findable not(String why) {
        return new Findable(Reading.NOTHING_NEW, "They cannot be found by a search: " + why);
    }
}
