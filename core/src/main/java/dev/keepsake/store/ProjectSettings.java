package dev.keepsake.store;

import dev.keepsake.extract.Budget;
import dev.keepsake.extract.Guidance;
import dev.keepsake.extract.Policy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a project wants its adds to be read where a call does not say.
 *
 * @param policy how memories are made, or null for the installation's way
 * @param guidance what to look for and how to word it
 * @param budget what reading one add may cost
 * @param quarantine how long facts are held back before they are dropped; positive
 * @param retention how long memories are kept
 */
public record ProjectSettings(
        @Nullable Policy policy, Guidance guidance, Budget budget, Duration quarantine, Retention retention) {

    public static final ProjectSettings DEFAULT =
            new ProjectSettings(null, Guidance.NONE, Budget.UNLIMITED, Duration.ofDays(7), Retention.DEFAULT);

    public ProjectSettings withRetention(Retention newRetention) {
        return new ProjectSettings(policy, guidance, budget, quarantine, newRetention);
    }
}
