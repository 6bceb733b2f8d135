package dev.keepsake.cli.command;

import dev.keepsake.api.Upkeep;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Retention;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows and sets how long a project keeps memories. */
@Command(
        name = "retention",
        description = {
            "Show how long the project keeps memories, or set it.",
            "What is older is deleted by the next consolidation, and not before."
        })
public final class ConsolidateRetentionCommand implements Callable<Integer> {

    private static final String FOR_EVER = "ever";

    private final Surroundings surroundings;

    @Option(
            names = "--keep",
            paramLabel = "DAYS",
            description = "Delete memories so many days after they were learned; 'ever' keeps them.")
    private @Nullable String keep;

    @Option(
            names = "--grace",
            paramLabel = "DAYS",
            description = "Delete what has expired so many days after its last day.")
    private @Nullable String grace;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    ConsolidateRetentionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String keepDays = keep;
        String graceDays = grace;
        Retention retention;
        try (Place opened = place.open(surroundings)) {
            Upkeep upkeep = opened.upkeep().ofProject();
            Retention before = upkeep.settings().retention();
            Duration kept = keepDays == null ? before.kept() : kept(keepDays);
            retention = new Retention(kept, graceDays == null ? before.grace() : days(graceDays));
            if (!retention.equals(before)) {
                upkeep.configure(upkeep.settings().withRetention(retention));
            }
        }
        print(retention);
        return ExitCode.OK.number();
    }

    private void print(Retention retention) {
        Duration kept = retention.kept();
        Long days = kept == null ? null : kept.toDays();
        long afterwards = retention.grace().toDays();
        surroundings.print(
                output.json()
                        ? JsonOutput.line(new RetentionJson(days, afterwards))
                        : "Memories are kept " + (days == null ? "for ever" : days + " days")
                                + ", and what has expired for " + afterwards + " days after its last day");
    }

    private static @Nullable Duration kept(String text) {
        return text.equals(FOR_EVER) ? null : days(text);
    }

    private static Duration days(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw KeepsakeException.invalid("A number of days is expected; got " + text.length() + " characters");
        }
        return Duration.ofDays(Integer.parseInt(text));
    }

    /** What {@code consolidate retention --json} prints; {@code keep} in days, null for ever. */
    record RetentionJson(@Nullable Long keep, long grace) {}
}
