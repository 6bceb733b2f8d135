package dev.keepsake.store;

/** What became of a submission. */
public sealed interface Acceptance {

    /** Kept; carry it out. */
    record Accepted(Operation operation) implements Acceptance {}

    /** The same request came before; this is its operation, as it stands now. Nothing was written. */
    record Replayed(Operation operation) implements Acceptance {}

    /** The idempotency key belongs to a different request. Nothing was written. */
    record KeyTaken(Operation operation) implements Acceptance {}
}
