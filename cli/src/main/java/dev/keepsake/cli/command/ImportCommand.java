package dev.keepsake.cli.command;

import dev.keepsake.api.AddResult;
import dev.keepsake.api.Memories;
import dev.keepsake.cli.input.ImportReader;
import dev.keepsake.cli.input.ImportRecord;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings in files of memories and conversations. */
@Command(
        name = "import",
        description = {
            "Bring in memories and conversations from files: exports of this program, results of Mem0's get_all, and JSON"
                    + " lines with messages.",
            "Importing the same file again changes nothing."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final int MOST_PROBLEMS_SHOWN = 10;

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON or JSON lines; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--infer",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Extract facts from conversations (default), or with --no-infer keep each message as it was said."
                            + " Memories are always kept as they are.")
    private boolean infer = true;

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    private int added;
    private int alreadyThere;
    private int leftOut;
    private final List<String> problems = new ArrayList<>();

    public ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.openOrMake(surroundings)) {
            for (String file : files) {
                importFile(file, opened.memories());
            }
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new ImportedJson(added, alreadyThere, leftOut, problems)));
        } else {
            surroundings.print("Imported " + added + ", already there " + alreadyThere + ", left out " + leftOut
                    + ", failed " + problems.size());
            problems.stream().limit(MOST_PROBLEMS_SHOWN).forEach(surroundings::remark);
            if (problems.size() > MOST_PROBLEMS_SHOWN) {
                surroundings.remark("... and " + (problems.size() - MOST_PROBLEMS_SHOWN) + " more; --json lists all");
            }
        }
        return (problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private void importFile(String file, Memories memories) {
        ProgressLine progress = surroundings.progress();
        int before = done();
        try (BufferedReader input = open(file)) {
            new ImportReader(owners.scope(), infer).read(input, found -> {
                take(file, found, memories);
                progress.step("importing " + file, done() - before, 0);
            });
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INVALID_REQUEST, "Cannot read " + file + " as UTF-8 text", e);
        } finally {
            progress.end();
        }
    }

    private int done() {
        return added + alreadyThere + leftOut + problems.size();
    }

    private BufferedReader open(String file) throws IOException {
        return file.equals("-")
                ? new BufferedReader(
                        new InputStreamReader(surroundings.terminal().in(), StandardCharsets.UTF_8))
                : Files.newBufferedReader(surroundings.directory().resolve(Path.of(file)));
    }

    private void take(String file, ImportRecord found, Memories memories) {
        switch (found) {
            case ImportRecord.LeftOut left -> leftOut++;
            case ImportRecord.Unreadable(String where, String reason) ->
                problems.add(file + ", " + where + ": " + reason);
            case ImportRecord.Ready(String where, var request) -> {
                try {
                    AddResult result = memories.add(request);
                    if (result.replayed()) {
                        alreadyThere++;
                    } else {
                        added++;
                    }
                } catch (KeepsakeException e) {
                    if (ExitCode.of(e.category()) == ExitCode.UNAVAILABLE) {
                        throw e;
                    }
                    problems.add(file + ", " + where + ": " + e.getMessage());
                }
            }
        }
    }

    /** What {@code import --json} prints. */
    record ImportedJson(int imported, int alreadyThere, int leftOut, List<String> problems) {}
}
