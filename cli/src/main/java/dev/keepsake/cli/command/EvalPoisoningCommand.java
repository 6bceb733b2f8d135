package dev.keepsake.cli.command;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.engine.screen.ScreenOptions;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.screening.ObeyingModel;
import dev.keepsake.eval.screening.PoisoningEvaluation;
import dev.keepsake.eval.screening.PoisoningEvaluation.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures whether memories can be planted. */
@Command(
        name = "poisoning",
        description = {
            "Measure how many attempts to plant a memory succeed, with the defence and without it, with rules and with a model"
                    + " that does what the attacker wants; and what the defence does to ordinary talk.",
            "The attempts come with the program, in messages, quoted mails, documents, output of tools, pictures, made-up"
                    + " system messages and disguises; half of them were set aside before anything was tuned."
        })
final class EvalPoisoningCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final EvalFindingsOptions reports = new EvalFindingsOptions();

    @Mixin
    private final EvalWorkplace workplace = new EvalWorkplace();

    EvalPoisoningCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        AtomicReference<KeepsakeConfig> where = new AtomicReference<>();
        Places first = config -> {
            where.set(config);
            return open(config, "rules-guarded", null, true);
        };
        Findings found = workplace.measure(surroundings, first, (subject, progress) -> {
            KeepsakeConfig config = where.get();
            ObeyingModel guarded = new ObeyingModel();
            ObeyingModel open = new ObeyingModel();
            try (Place rulesOpen = open(config, "rules-open", null, false);
                    Place modelGuarded = open(config, "model-guarded", guarded, true);
                    Place modelOpen = open(config, "model-open", open, false)) {
                List<Setting> settings = new ArrayList<>();
                settings.add(new Setting("rules, defence off", EvalSubjects.of(rulesOpen), null, false));
                settings.add(new Setting("rules, defence on", subject, null, true));
                settings.add(new Setting("obeying model, defence off", EvalSubjects.of(modelOpen), open, false));
                settings.add(new Setting("obeying model, defence on", EvalSubjects.of(modelGuarded), guarded, true));
                return new PoisoningEvaluation(settings, EvaluationOptions.STANDARD, progress).run();
            }
        });
        return reports.publish(found, surroundings).number();
    }

    /** A memory in a directory of its own below the one that was given. */
    private static Place open(KeepsakeConfig config, String name, @Nullable ObeyingModel model, boolean guarded) {
        KeepsakeOptions options = KeepsakeOptions.in(config.data().resolve(name))
                .withEmbedder(config.embedder())
                .withScreening(guarded ? ScreenOptions.STANDARD : ScreenOptions.NONE);
        return new DirectoryPlace(Keepsake.open(model == null ? options : options.withChatModel(model)), config);
    }
}
