package dev.keepsake.engine.media;

import java.io.IOException;

/** Something that is not fetched or not taken, with a reason that may be told to whoever asked for it. */
final class Refusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
