package dev.keepsake.api;

/** Delete everything within reach, superseded and expired memories included. */
public record DeleteAllRequest(Reach reach) {

    public DeleteAllRequest {
        reach = reach.withSuperseded(true).withExpired(true);
    }
}
