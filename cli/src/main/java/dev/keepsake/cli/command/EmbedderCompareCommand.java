package dev.keepsake.cli.command;

import dev.keepsake.api.EmbedderComparison;
import dev.keepsake.api.EmbedderComparison.Asked;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares the two embedders. */
@Command(
        name = "compare",
        description = {
            "Ask both indexes the same and say how their answers differ: what a server was asked lately, which it keeps in memory"
                    + " alone, or your own questions.",
            "What people asked is never shown; with --texts, your own questions are, one by one."
        })
final class EmbedderCompareCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--queries", paramLabel = "FILE", description = "Your own questions, one a line.")
    private @Nullable Path queries;

    @Option(names = "--texts", description = "Show how each of your own questions fared.")
    private boolean texts;

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    EmbedderCompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (queries == null && (texts || !owners.scope().isAny())) {
            throw KeepsakeException.invalid(
                    "--texts, --user, --agent, --app and --run are about your own questions; give them with --queries");
        }
        try (Place opened = place.open(surroundings)) {
            ProjectId project = place.config(surroundings).project();
            List<Asked> own = questions().stream()
                    .map(text -> Asked.of(project, owners.scope(), text))
                    .toList();
            EmbedderComparison compared = opened.embedding().compare(own);
            new EmbedderLines(surroundings, output.json()).print(compared, texts);
        }
        return ExitCode.OK.number();
    }

    private List<String> questions() {
        Path file = queries;
        if (file == null) {
            return List.of();
        }
        try {
            List<String> lines = Files.readAllLines(surroundings.directory().resolve(file)).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) {
                throw KeepsakeException.invalid("There is no question in " + file);
            }
            return lines;
        } catch (IOException unreadable) {
            throw KeepsakeException.invalid("Cannot read the questions in " + file + ": "
                    + unreadable.getClass().getSimpleName());
        }
    }
}
