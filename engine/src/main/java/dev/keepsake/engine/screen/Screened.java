package dev.keepsake.engine.screen;

import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.model.ModelUse;
import java.util.List;

/**
 * What became of the facts of an episode.
 *
 * @param kept facts that may become memories, with the trust they deserve
 * @param left facts that may not, and why
 * @param held facts to be held back until somebody has looked at them
 * @param used what models were asked
 */
public record Screened(List<Fact> kept, List<LeftOut> left, List<Held> held, List<ModelUse> used) {

    public Screened {
        kept = List.copyOf(kept);
        left = List.copyOf(left);
        held = List.copyOf(held);
        used = List.copyOf(used);
    }

    /**
     * A fact that is held back.
     *
     * @param fact the fact
     * @param reason why, for people; without its text
     */
    public record Held(Fact fact, String reason) {}
}
