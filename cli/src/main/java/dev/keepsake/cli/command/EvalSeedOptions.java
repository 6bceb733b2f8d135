package dev.keepsake.cli.command;

import dev.keepsake.eval.EvaluationOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the cases of a measurement come from. */
final class EvalSeedOptions {

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Make other cases; the same number makes the same ones.")
    private @Nullable Long seed;

    EvaluationOptions applied(EvaluationOptions options) {
        return seed == null ? options : options.withSeed(seed);
    }
}
