package dev.keepsake.server.wire;

import dev.keepsake.api.Reach;
import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/** Makes a reach of a filter that names its owners. */
public final class WireReach {

    private WireReach() {}

    /**
     * The current memories that {@code filter} lets through. Owners that must match in any case become the scope, by which
     * stores find memories fastest.
     *
     * @param refusal what the caller is told when no owner is named
     */
    public static Reach of(Filter filter, String refusal) {
        Scope scope = Scope.ANY;
        List<Filter> others = new ArrayList<>();
        for (Filter part : conjuncts(filter)) {
            if (part instanceof Filter.Condition(Field.Owner(var owner), Operator operator, AttributeValue.Text(var id))
                    && operator == Operator.EQ
                    && scope.id(owner) == null) {
                scope = scope.with(owner, id);
            } else {
                others.add(part);
            }
        }
        try {
            return new Reach(scope, FilterReader.and(others), false, false, false);
        } catch (KeepsakeException noOwner) {
            throw new KeepsakeException(noOwner.category(), refusal, noOwner);
        }
    }

    private static List<Filter> conjuncts(Filter filter) {
        if (filter instanceof Filter.And(var parts)) {
            return parts.stream().flatMap(part -> conjuncts(part).stream()).toList();
        }
        return List.of(filter);
    }
}
