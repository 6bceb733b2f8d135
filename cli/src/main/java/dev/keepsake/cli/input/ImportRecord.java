package dev.keepsake.cli.input;

import dev.keepsake.api.AddRequest;

/** One thing that a file brings in. */
public sealed interface ImportRecord {

    /** Where it stands in the file, for messages to people: {@code line 12}. */
    String where();

    /**
     * Something to add, with a key that is the same whenever this file is imported again.
     *
     * @param request what to add
     */
    record Ready(String where, AddRequest request) implements ImportRecord {}

    /**
     * Something that is left out on purpose.
     *
     * @param reason why
     */
    record LeftOut(String where, String reason) implements ImportRecord {}

    /**
     * Something that cannot be read.
     *
     * @param reason why
     */
    record Unreadable(String where, String reason) implements ImportRecord {}
}
