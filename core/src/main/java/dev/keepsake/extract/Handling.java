package dev.keepsake.extract;

import org.jspecify.annotations.Nullable;

/**
 * How the messages of one add are to be read, as far as the caller says.
 *
 * @param policy how memories are made, or null for the project's way, or the installation's where it has none
 * @param procedural true to make one memory of an agent's whole execution history instead of facts
 * @param guidance the caller's wishes; they go before the project's
 * @param budget what it may cost; goes before the project's
 */
public record Handling(@Nullable Policy policy, boolean procedural, Guidance guidance, Budget budget) {

    /** As the project has it. */
    public static final Handling DEFAULT = new Handling(null, false, Guidance.NONE, Budget.UNLIMITED);

    public static final Handling VERBATIM = DEFAULT.withPolicy(Policy.VERBATIM);

    public static final Handling PROCEDURAL = new Handling(null, true, Guidance.NONE, Budget.UNLIMITED);

    /** Whether anything is extracted, rather than turns kept as they are. */
    public boolean infer() {
        return policy != Policy.VERBATIM;
    }

    public Handling withPolicy(@Nullable Policy newPolicy) {
        return new Handling(newPolicy, procedural, guidance, budget);
    }

    public Handling withGuidance(Guidance newGuidance) {
        return new Handling(policy, procedural, newGuidance, budget);
    }

    public Handling withBudget(Budget newBudget) {
        return new Handling(policy, procedural, guidance, newBudget);
    }
}
