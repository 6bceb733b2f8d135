package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;

/** Delete everything within reach, superseded and expired memories included. */
public record DeleteAllRequest(Reach reach) {

    public DeleteAllRequest {
        if (reach.asOf() != null) {
            throw KeepsakeException.invalid("Only what is there now can be deleted; got a reach that looks back to "
                    + reach.asOf() + ". List what was there then, and delete by id");
        }
        reach = reach.withSuperseded(true).withExpired(true);
    }
}
