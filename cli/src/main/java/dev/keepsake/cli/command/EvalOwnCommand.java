package dev.keepsake.cli.command;

import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.FindingsFormat;
import dev.keepsake.eval.JsonFiles;
import dev.keepsake.eval.own.OwnEvaluation;
import dev.keepsake.eval.own.OwnOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a store on what it holds itself. */
@Command(
        name = "own",
        description = {
            "Measure the memories of a data directory on questions made from their own sources; nothing is changed.",
            "A question consists of the words of what was said, without the rarest third of them; it is answered by"
                    + " the memory it was made from, or by another of the same turn. Duplicates have four fifths of their"
                    + " words in common; a memory says nothing when fewer than two of its words are more than grammar and"
                    + " greeting; a result is not current when it is superseded or past its last day.",
            "With a threshold the exit code is 1 when it is missed, so that a release can depend on it."
        })
final class EvalOwnCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "500",
            description = "Ask for at most N memories, chosen by the seed (default: ${DEFAULT-VALUE}).")
    private int sample;

    @Option(names = "--min-recall", paramLabel = "SHARE", description = "The recall@10 that is needed, 0 to 1.")
    private @Nullable Double recall;

    @Option(
            names = "--max-duplicates",
            paramLabel = "SHARE",
            description = "The share of near duplicates that is borne.")
    private @Nullable Double duplicates;

    @Option(
            names = "--max-stale",
            paramLabel = "SHARE",
            description = "The share of results not current that is borne.")
    private @Nullable Double stale;

    @Option(
            names = "--max-junk",
            paramLabel = "SHARE",
            description = "The share of memories saying nothing that is borne.")
    private @Nullable Double junk;

    @Option(
            names = "--json",
            paramLabel = "REPORT",
            description = "Write everything found, with every case by the id of its memory, to REPORT.")
    private @Nullable Path json;

    @Mixin
    private final EvalSeedOptions seed = new EvalSeedOptions();

    @Mixin
    private final ReachOptions reach = new ReachOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    EvalOwnCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Findings found = measure();
        surroundings.print(FindingsFormat.table(found).stripTrailing());
        if (json != null) {
            Path target = surroundings.directory().resolve(json);
            JsonFiles.write(JsonFiles.json(found), target);
            surroundings.remark("Everything found is in " + target);
        }
        return (found.met() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private Findings measure() {
        OwnOptions options = new OwnOptions(sample, recall, duplicates, stale, junk);
        ProgressLine progress = surroundings.progress();
        try (Place opened = place.open(surroundings)) {
            return new OwnEvaluation(
                            EvalSubjects.of(opened),
                            seed.applied(EvaluationOptions.STANDARD),
                            options,
                            surroundings.clock(),
                            progress::step)
                    .run(reach.reachOrEverything());
        } finally {
            progress.end();
        }
    }
}
