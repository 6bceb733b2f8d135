package dev.keepsake.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that cannot be meant. Says what was expected and, where that is not the same, what to do. */
final class Unfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;

    private Unfit(List<Reason> reasons) {
        super(reasons.isEmpty() ? "a consequence" : reasons.getFirst().problem(), null, false, false);
        this.reasons = reasons;
    }

    /** The whole problem in words of its own. */
    static Unfit because(String problem, String cure) {
        return new Unfit(List.of(new Reason(null, problem, cure)));
    }

    /** Several things about one value. */
    static Unfit because(List<Reason> reasons) {
        return new Unfit(List.copyOf(reasons));
    }

    /** There is no value, and what has to be put right for that is said elsewhere. */
    static Unfit asConsequence() {
        return new Unfit(List.of());
    }

    List<Reason> reasons() {
        return reasons;
    }

    /** The same, as of a part of a value that stands at {@code where}. */
    List<Reason> at(Where where) {
        return reasons.stream()
                .map(reason ->
                        new Reason(reason.where() == null ? where : reason.where(), reason.problem(), reason.cure()))
                .toList();
    }

    /**
     * One thing that is wrong.
     *
     * @param where where, or null for where the value stands
     * @param problem what was expected and what was there
     * @param cure what to do; empty to have it written as an example shows
     */
    record Reason(@Nullable Where where, String problem, String cure) {}
}
