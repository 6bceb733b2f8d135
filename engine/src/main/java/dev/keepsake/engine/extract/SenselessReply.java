package dev.keepsake.engine.extract;

import dev.keepsake.engine.observe.ToldApart;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;

/**
 * The chat model answered, and not in a way that can be understood, although it was asked twice. Where an add may be tried again
 * later it is, but only a few times: unlike a model that is away, one that talks nonsense is paid for it.
 */
public final class SenselessReply extends ChatModelFailure implements ToldApart {

    private static final long serialVersionUID = 1L;

    /**
     * A reply without sense.
     *
     * @param reason what was wrong with it, as a sentence without its stop and without quoting it
     */
    public SenselessReply(String reason) {
        super(new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, reason + "."));
    }

    @Override
    public String outcome() {
        return "senseless_reply";
    }
}
