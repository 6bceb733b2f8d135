package dev.keepsake.engine.consolidate;

import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.util.ArrayList;
import java.util.List;

/** Selects what belongs to exactly one scope: a scope as a condition covers the narrower ones, too. */
final class ExactScope {

    private ExactScope() {}

    static Selection of(ProjectId project, Scope scope, Visibility visibility) {
        List<Filter> absent = new ArrayList<>();
        for (ScopeField field : ScopeField.values()) {
            if (scope.id(field) == null) {
                absent.add(new Filter.Exists(new Field.Owner(field), false));
            }
        }
        return new Selection(project, scope, new Filter.And(absent), visibility);
    }
}
