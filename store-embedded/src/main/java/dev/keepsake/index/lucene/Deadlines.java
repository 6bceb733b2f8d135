package dev.keepsake.index.lucene;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Deadline;

/** Giving up in time. */
final class Deadlines {

    private Deadlines() {}

    static void check(Deadline deadline) {
        if (deadline.passed()) {
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED,
                    "The search of the index was not finished when its deadline passed; allow more time or select less");
        }
    }
}
