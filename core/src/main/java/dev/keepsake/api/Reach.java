package dev.keepsake.api;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.time.AsOf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which memories of a project a request is about. Unless it says {@link #everythingInTheProject()}, it names at least one
 * owner: in its scope, or in a filter none of whose branches leaves the owner open.
 *
 * @param scope the owners that must match
 * @param filter further conditions
 * @param superseded whether superseded memories are included
 * @param expired whether memories past their last day are included
 * @param wholeProject whether it may leave the owner open
 * @param asOf the moments looked back to, or null for how things are now. Then the answer is the one the store would have
 *     given, but for memories deleted since, which do not come back, and attributes and last days, which are those of now
 */
public record Reach(
        Scope scope,
        Filter filter,
        boolean superseded,
        boolean expired,
        boolean wholeProject,
        @Nullable AsOf asOf) {

    public Reach(Scope scope, Filter filter, boolean superseded, boolean expired, boolean wholeProject) {
        this(scope, filter, superseded, expired, wholeProject, null);
    }

    public Reach {
        if (!wholeProject && scope.isAny() && !namesOwner(filter)) {
            throw KeepsakeException.invalid("At least one of user, agent, app or run must be given, in the scope or in"
                    + " every branch of the filter; got none");
        }
    }

    /** The current memories of {@code scope}. */
    public static Reach of(Scope scope) {
        return new Reach(scope, Filter.all(), false, false, false);
    }

    /** The current memories that {@code filter}, which names an owner, lets through. */
    public static Reach of(Filter filter) {
        return new Reach(Scope.ANY, filter, false, false, false);
    }

    /** The current memories of every user, agent, app and run in the project. */
    public static Reach everythingInTheProject() {
        return new Reach(Scope.ANY, Filter.all(), false, false, true);
    }

    public Reach withFilter(Filter more) {
        return new Reach(scope, filter.and(more), superseded, expired, wholeProject, asOf);
    }

    public Reach withSuperseded(boolean include) {
        return new Reach(scope, filter, include, expired, wholeProject, asOf);
    }

    public Reach withExpired(boolean include) {
        return new Reach(scope, filter, superseded, include, wholeProject, asOf);
    }

    /** The same memories, looked back to; null for how things are now. */
    public Reach asOf(@Nullable AsOf moments) {
        return new Reach(scope, filter, superseded, expired, wholeProject, moments);
    }

    /** This reach inside {@code project}, judged at {@code now} or at the moment it looks back to. */
    public Selection in(ProjectId project, Instant now) {
        AsOf moments = asOf;
        if (moments == null || moments.knownAt() == null) {
            return new Selection(project, scope, filter, new Visibility(superseded, expired, now, moments));
        }
        Instant knownAt = moments.knownAt();
        if (knownAt.isBefore(now)) {
            return new Selection(project, scope, filter, new Visibility(superseded, expired, knownAt, moments));
        }
        // All that is known by a moment to come is what is known now.
        AsOf known = moments.validAt() == null ? null : AsOf.validAt(moments.validAt());
        return new Selection(project, scope, filter, new Visibility(superseded, expired, now, known));
    }

    private static boolean namesOwner(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> parts.stream().anyMatch(Reach::namesOwner);
            case Filter.Or(var parts) -> !parts.isEmpty() && parts.stream().allMatch(Reach::namesOwner);
            case Filter.Not not -> false;
            case Filter.Condition(Field field, Operator operator, var value) ->
                field instanceof Field.Owner && (operator == Operator.EQ || operator == Operator.IN);
            case Filter.Exists(Field field, boolean expected) -> field instanceof Field.Owner && expected;
        };
    }
}
