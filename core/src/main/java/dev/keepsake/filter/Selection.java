package dev.keepsake.filter;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;

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
}
