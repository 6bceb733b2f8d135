package dev.keepsake.cli.command;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How what is added is to be read. */
final class HandlingOptions {

    @Option(
            names = "--infer",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Extract facts (default), or with --no-infer keep each message as it was said.")
    private boolean infer = true;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "How memories are made: reconcile, classic, additive, local or verbatim (default: as the project has"
                            + " it; else reconcile with a chat model, local without).")
    private @Nullable String policy;

    @Option(
            names = "--procedural",
            description = "Make one memory of an agent's whole execution history; needs --agent and a chat model.")
    private boolean procedural;

    @Option(
            names = "--instructions",
            paramLabel = "TEXT",
            description = "What a chat model is to look for and how to word it.")
    private @Nullable String instructions;

    @Option(names = "--includes", paramLabel = "TEXT", description = "What alone a chat model is to keep.")
    private @Nullable String includes;

    @Option(names = "--excludes", paramLabel = "TEXT", description = "What a chat model is never to keep.")
    private @Nullable String excludes;

    @Option(
            names = "--budget-tokens",
            paramLabel = "N",
            description = "Spend at most N tokens on it; what does not fit is said and left unread.")
    private @Nullable Long tokens;

    @Option(
            names = "--budget-money",
            paramLabel = "AMOUNT",
            description = "Spend at most so much on it, in the currency of chat-price.")
    private @Nullable BigDecimal money;

    Handling handling() {
        Guidance guidance = new Guidance(instructions, null, includes, excludes, List.of(), null, null);
        return new Handling(policy(), procedural, guidance, new Budget(tokens, money));
    }

    private @Nullable Policy policy() {
        String key = policy;
        if (!infer && key != null && !key.equals(Policy.VERBATIM.key())) {
            throw KeepsakeException.invalid("Give --no-infer or --policy, not both");
        }
        if (key == null) {
            return infer ? null : Policy.VERBATIM;
        }
        return policyOf(key);
    }

    static Policy policyOf(String key) {
        return Policy.ofKey(key)
                .orElseThrow(() -> KeepsakeException.invalid("--policy takes one of "
                        + Arrays.stream(Policy.values()).map(Policy::key).collect(Collectors.joining(", ")) + "; got \""
                        + key
                        + "\""));
    }
}
