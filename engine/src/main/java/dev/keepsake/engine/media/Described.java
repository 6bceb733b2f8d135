package dev.keepsake.engine.media;

import dev.keepsake.extract.LeftOut;
import dev.keepsake.model.ModelUse;
import java.util.List;

/** What came of describing a picture. */
sealed interface Described {

    /** What models were asked; nothing where the answer was known. */
    List<ModelUse> used();

    /** In words, without brackets. */
    record InWords(String words, List<ModelUse> used) implements Described {}

    /** Not, and why; begins in lower case. */
    record Not(LeftOut.Cause cause, String reason, List<ModelUse> used) implements Described {}
}
