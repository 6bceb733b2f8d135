package dev.keepsake.engine.extract;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.Policy;
import dev.keepsake.scope.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who reads an episode, by policy.
 *
 * @param local the one that needs no model
 * @param withModel the ones that ask a chat model, by their policies; empty when there is no chat model
 * @param procedural the one that makes a procedure of an execution history, or null when there is no chat model
 * @param lastResort what to do when the chat model cannot be asked
 */
public record Extractors(
        Extractor local,
        Map<Policy, Extractor> withModel,
        @Nullable Extractor procedural,
        LastResort lastResort) {

    /** What to do with an add when its chat model cannot be asked. */
    public enum LastResort {
        /** Read it by rules, and say so. */
        LOCAL,
        /** Keep the messages and try again later. */
        DEFER,
        /** End the add; the messages stay kept. */
        FAIL
    }

    public Extractors {
        withModel = Map.copyOf(withModel);
    }

    /** Without any chat model. */
    public static Extractors localOnly(Extractor local) {
        return new Extractors(local, Map.of(), null, LastResort.DEFER);
    }

    public Extractors withLastResort(LastResort newResort) {
        return new Extractors(local, withModel, procedural, newResort);
    }

    /** The policy of an add: the one asked for, else this installation's. */
    public Policy policy(@Nullable Policy asked) {
        if (asked != null) {
            return asked;
        }
        return withModel.containsKey(Policy.RECONCILE) ? Policy.RECONCILE : Policy.LOCAL;
    }

    /**
     * The extractor of a policy other than {@code VERBATIM}.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when the policy needs a chat model and there is none
     */
    public Extractor of(Policy policy) {
        Extractor extractor = policy == Policy.LOCAL ? local : withModel.get(policy);
        if (extractor == null) {
            throw KeepsakeException.invalid("The policy " + policy.key()
                    + " needs a chat model, and none is configured; configure one, or use the policy "
                    + Policy.LOCAL.key() + " or " + Policy.VERBATIM.key());
        }
        return extractor;
    }

    /**
     * Who carries out {@code handling}; its policy is other than {@code VERBATIM}, unless it is procedural, which goes before any
     * policy.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when that needs a chat model and there is none
     */
    public Extractor of(Handling handling) {
        if (!handling.procedural()) {
            return of(policy(handling.policy()));
        }
        if (procedural == null) {
            throw KeepsakeException.invalid(
                    "A procedural memory needs a chat model, and none is configured; configure one");
        }
        return procedural;
    }

    /**
     * Refuses what cannot be carried out.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when it needs a chat model and there is none, or when a procedure is
     *     to be kept of nobody
     */
    public void require(Handling handling, Scope scope) {
        if (handling.procedural() && scope.agent() == null) {
            throw KeepsakeException.invalid("A procedural memory belongs to an agent; name the agent");
        }
        if (handling.procedural() || policy(handling.policy()) != Policy.VERBATIM) {
            of(handling);
        }
    }
}
