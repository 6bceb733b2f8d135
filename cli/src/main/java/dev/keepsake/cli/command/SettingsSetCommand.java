package dev.keepsake.cli.command;

import dev.keepsake.api.Upkeep;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Category;
import dev.keepsake.extract.Guidance;
import dev.keepsake.store.ProjectSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets how a project wants its adds read. */
@Command(
        name = "set",
        description = {
            "Set how the project wants its adds read, from the next add on.",
            "What is not named stays as it is; a value of nothing, such as --policy=, takes a setting away."
        })
final class SettingsSetCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "How memories are made: reconcile, classic, additive, local or verbatim.")
    private @Nullable String policy;

    @Option(
            names = "--instructions",
            paramLabel = "TEXT",
            description = "What a chat model is to look for and how to word it.")
    private @Nullable String instructions;

    @Option(names = "--agent-instructions", paramLabel = "TEXT", description = "The same for what the assistant says.")
    private @Nullable String agentInstructions;

    @Option(names = "--includes", paramLabel = "TEXT", description = "What alone a chat model is to keep.")
    private @Nullable String includes;

    @Option(names = "--excludes", paramLabel = "TEXT", description = "What a chat model is never to keep.")
    private @Nullable String excludes;

    @Option(
            names = "--category",
            paramLabel = "NAME[=MEANING]",
            description = "A drawer to put facts into, in place of the default ones; give it once for each.")
    private @Nullable List<String> categories;

    @Option(names = "--budget-tokens", paramLabel = "N", description = "Spend at most N tokens on one add.")
    private @Nullable String tokens;

    @Option(
            names = "--budget-money",
            paramLabel = "AMOUNT",
            description = "Spend at most so much on one add, in the currency of chat-price.")
    private @Nullable String money;

    @Option(names = "--quarantine-days", paramLabel = "N", description = "Hold facts back for N days.")
    private @Nullable Integer quarantine;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    SettingsSetCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Place opened = place.openOrMake(surroundings)) {
            Upkeep upkeep = opened.upkeep().ofProject();
            ProjectSettings settings = changed(upkeep.settings());
            upkeep.configure(settings);
            SettingsShowCommand.print(settings, output.json(), surroundings);
        }
        return ExitCode.OK.number();
    }

    private ProjectSettings changed(ProjectSettings before) {
        Guidance guidance = before.guidance();
        Budget budget = before.budget();
        return new ProjectSettings(
                either(policy, before.policy(), HandlingOptions::policyOf),
                new Guidance(
                        either(instructions, guidance.instructions(), Function.identity()),
                        either(agentInstructions, guidance.agentInstructions(), Function.identity()),
                        either(includes, guidance.includes(), Function.identity()),
                        either(excludes, guidance.excludes(), Function.identity()),
                        categories == null ? guidance.categories() : categories(categories),
                        guidance.factPrompt(),
                        guidance.updatePrompt()),
                new Budget(
                        either(tokens, budget.tokens(), SettingsSetCommand::whole),
                        either(money, budget.money(), SettingsSetCommand::amount)),
                quarantine == null ? before.quarantine() : Duration.ofDays(positive(quarantine)),
                before.retention());
    }

    private static <T> @Nullable T either(@Nullable String given, @Nullable T before, Function<String, T> read) {
        if (given == null) {
            return before;
        }
        return given.isBlank() ? null : read.apply(given.strip());
    }

    private static List<Category> categories(List<String> given) {
        List<Category> categories = new ArrayList<>();
        for (String text : given) {
            if (!text.isBlank()) {
                String[] parts = text.split("=", 2);
                categories.add(new Category(parts[0].strip(), parts.length == 1 ? "" : parts[1].strip()));
            }
        }
        return categories;
    }

    private static Long whole(String text) {
        if (!text.matches("\\d{1,15}")) {
            throw KeepsakeException.invalid("--budget-tokens takes a whole number; got \"" + text + "\"");
        }
        return Long.valueOf(text);
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("\\d{1,12}(\\.\\d{1,12})?")) {
            throw KeepsakeException.invalid("--budget-money takes an amount; got \"" + text + "\"");
        }
        return new BigDecimal(text);
    }

    private static int positive(int days) {
        if (days < 1) {
            throw KeepsakeException.invalid("--quarantine-days is at least 1; got " + days);
        }
        return days;
    }
}
