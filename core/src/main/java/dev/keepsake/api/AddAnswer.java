package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;

/** What became of one request of a batch. */
public sealed interface AddAnswer {

    /** It was carried out, or accepted when it did not want to wait. */
    record Added(AddResult result) implements AddAnswer {}

    /** It failed as it would have failed alone. */
    record Failed(KeepsakeException failure) implements AddAnswer {}
}
