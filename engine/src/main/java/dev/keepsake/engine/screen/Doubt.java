package dev.keepsake.engine.screen;

import dev.keepsake.extract.Fact;
import java.util.List;

/**
 * A fact of which its words do not tell whether it is supported.
 *
 * @param fact the fact
 * @param cited what it cites
 * @param share how many of its words were said, 0..1
 * @param contrary whether it affirms what the text denies, or denies what it affirms
 */
record Doubt(Fact fact, List<String> cited, double share, boolean contrary) {

    Doubt {
        cited = List.copyOf(cited);
    }
}
