package dev.keepsake.cli.command;

import dev.keepsake.time.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The moments that a reading command looks back to. */
final class AsOfOptions {

    @Option(
            names = "--valid-at",
            paramLabel = "TIME",
            description = {
                "Only what was true at this moment, replaced since or not:",
                "2026-05-08T13:56Z, a date (its beginning in UTC) or unix seconds."
            })
    private @Nullable String validAt;

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            description = {
                "With what had been learned up to this moment. What was deleted",
                "since stays away; attributes and last days are those of now."
            })
    private @Nullable String knownAt;

    /** The moments, or null for how things are now. */
    @Nullable
    AsOf asOf() {
        Instant valid = Times.moment("--valid-at", validAt);
        Instant known = Times.moment("--known-at", knownAt);
        return valid == null && known == null ? null : new AsOf(valid, known);
    }
}
