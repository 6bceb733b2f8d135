package dev.keepsake.filter;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.List;

/**
 * Which memories a read or a delete may touch. Every list, search, count and bulk delete of the contracts takes one, so
 * that project and scope cannot be forgotten.
 *
 * @param project the tenant
 * @param scope the owners that must match; {@link Scope#ANY} leaves it to the filter
 * @param filter further conditions
 * @param visibility which states and expiries are seen
 */
public record Selection(ProjectId project, Scope scope, Filter filter, Visibility visibility) {

    /** Whether something of {@code owner} with these facets is selected. */
    public boolean includes(ProjectId owner, Facets facets) {
        return project.equals(owner)
                && scope.covers(facets.scope())
                && visibility.sees(facets)
                && filter.matches(facets);
    }

    /**
     * The entries over which it is counted how common a word or a name is: those of the owners asked for. What else the
     * filter says and what is visible today do not change what a word is worth.
     */
    public Selection counted() {
        List<Filter> owners =
                conjuncts(filter).stream().filter(Selection::asksForOwnersOnly).toList();
        return new Selection(project, scope, new Filter.And(owners), new Visibility(true, true, visibility.now()));
    }

    private static List<Filter> conjuncts(Filter filter) {
        return filter instanceof Filter.And(List<Filter> parts)
                ? parts.stream().flatMap(part -> conjuncts(part).stream()).toList()
                : List.of(filter);
    }

    private static boolean asksForOwnersOnly(Filter filter) {
        return switch (filter) {
            case Filter.And(List<Filter> parts) -> parts.stream().allMatch(Selection::asksForOwnersOnly);
            case Filter.Or(List<Filter> parts) -> parts.stream().allMatch(Selection::asksForOwnersOnly);
            case Filter.Not(Filter part) -> asksForOwnersOnly(part);
            case Filter.Exists(Field field, boolean expected) -> field instanceof Field.Owner;
            case Filter.Condition(Field field, var operator, var value) -> field instanceof Field.Owner;
        };
    }
}
