package dev.keepsake.cli.command;

import dev.keepsake.eval.Findings;
import dev.keepsake.eval.FindingsFormat;
import dev.keepsake.eval.JsonFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of findings. */
final class EvalFindingsOptions {

    @Option(
            names = "--json",
            paramLabel = "REPORT",
            description = "Write everything found, with every case, to REPORT.")
    private @Nullable Path json;

    @Option(names = "--gate", description = "End with exit code 1 when a number misses its target.")
    private boolean gate;

    ExitCode publish(Findings findings, Surroundings surroundings) {
        surroundings.print(FindingsFormat.table(findings).stripTrailing());
        if (json != null) {
            Path target = surroundings.directory().resolve(json);
            JsonFiles.write(JsonFiles.json(findings), target);
            surroundings.remark("Everything found is in " + target);
        }
        return gate && !findings.met() ? ExitCode.FAILED : ExitCode.OK;
    }
}
