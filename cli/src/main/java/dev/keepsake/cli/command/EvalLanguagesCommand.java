package dev.keepsake.cli.command;

import dev.keepsake.api.SearchRecipe;
import dev.keepsake.cli.output.ProgressLine;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.languages.LanguageEvaluation;
import dev.keepsake.eval.languages.LanguageReport;
import dev.keepsake.eval.languages.LanguageReportFormat;
import dev.keepsake.eval.languages.LanguageSet;
import dev.keepsake.eval.languages.LanguageSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures whether memories are found in the language they were said in. */
@Command(
        name = "languages",
        description = {
            "Measure whether memories are found in twelve languages, by keyword, by vector and by both.",
            "The memories and questions come with the program. The group mixed, of memories that mix languages and"
                    + " questions in another language than the memory, is reported without being promised."
        })
final class EvalLanguagesCommand implements Callable<Integer> {

    private static final List<SearchRecipe> RECIPES =
            List.of(SearchRecipe.KEYWORD_ONLY, SearchRecipe.VECTOR_ONLY, SearchRecipe.HYBRID);

    private final Surroundings surroundings;

    @Option(
            names = "--json",
            paramLabel = "REPORT",
            description = "Write the whole report, with every question, to REPORT.")
    private @Nullable Path report;

    @Mixin
    private final EmbedderOptions embedder = new EmbedderOptions();

    EvalLanguagesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path temporary = Files.createTempDirectory("keepsake-eval");
        LanguageReport found;
        try {
            found = evaluate(temporary);
        } finally {
            remove(temporary);
        }
        surroundings.print(LanguageReportFormat.table(found).stripTrailing());
        if (report != null) {
            Path target = surroundings.directory().resolve(report);
            LanguageReportFormat.write(found, target);
            surroundings.remark("The whole report is in " + target);
        }
        return ExitCode.OK.number();
    }

    private LanguageReport evaluate(Path directory) {
        List<LanguageSet> sets = new ArrayList<>(LanguageSets.all());
        sets.add(LanguageSets.of(LanguageSets.MIXED));
        KeepsakeConfig config = embedder.config(surroundings, directory);
        ProgressLine progress = surroundings.progress();
        try (Place opened = surroundings.places().open(config)) {
            return new LanguageEvaluation(EvalSubjects.of(opened), RECIPES, progress::step).run(sets);
        } finally {
            progress.end();
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE, "Cannot remove the temporary directory " + directory, e);
        }
    }
}
