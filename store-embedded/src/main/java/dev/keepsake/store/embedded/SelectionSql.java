package dev.keepsake.store.embedded;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.filter.Selection;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of a selection that SQL decides exactly as {@link Filter#matches} would, and the rest, which is left to that.
 * Column names are constants of this class; everything a caller gave is a parameter.
 *
 * @param where a condition on the memory {@code m}
 * @param values its parameters
 * @param order newest first
 * @param rest what remains to be asked of each row; {@link Filter#all} when SQL decides everything
 */
record SelectionSql(String where, List<Object> values, String order, Filter rest) {

    static final String NEWEST_FIRST = " ORDER BY m.created_at DESC, m.id DESC";

    /** The same order, but sorted from what was found: an index in this order would lead past every other owner's memories. */
    private static final String NEWEST_FIRST_SORTED = " ORDER BY +m.created_at DESC, m.id DESC";

    static SelectionSql of(Selection selection) {
        List<Fragment> fragments = new ArrayList<>();
        fragments.add(new Fragment("m.project = ?", List.of(selection.project())));
        fragments.add(states(selection));
        for (ScopeField field : ScopeField.values()) {
            String id = selection.scope().id(field);
            if (id != null) {
                fragments.add(new Fragment(column(field) + " = ?", List.of(id)));
            }
        }
        if (!selection.visibility().expired()) {
            LocalDate today = LocalDate.ofInstant(selection.visibility().now(), ZoneOffset.UTC);
            fragments.add(new Fragment("(m.expires_on IS NULL OR m.expires_on >= ?)", List.of(today)));
        }
        Instant validAt = selection.visibility().validAt();
        if (validAt != null) {
            Instant next = validAt.plusMillis(1);
            fragments.add(new Fragment("m.valid_from < ? AND m.valid_to >= ?", List.of(next, next)));
        }
        List<Filter> rest = new ArrayList<>();
        for (Filter conjunct : conjuncts(selection.filter())) {
            Fragment fragment = fragment(conjunct);
            if (fragment == null) {
                rest.add(conjunct);
            } else {
                fragments.add(fragment);
            }
        }
        Fragment all = joined(fragments, " AND ", "1");
        return new SelectionSql(
                all.sql(),
                all.values(),
                conjuncts(selection.filter()).stream().anyMatch(SelectionSql::namesSomeOwners)
                        ? NEWEST_FIRST_SORTED
                        : NEWEST_FIRST,
                rest.isEmpty() ? Filter.all() : new Filter.And(rest));
    }

    /** The parameters, and further ones after them. */
    Object[] valuesAnd(Object... further) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(further));
        return all.toArray();
    }

    /** The column that holds an owner. */
    static String column(ScopeField field) {
        return switch (field) {
            case USER -> "m.user_id";
            case AGENT -> "m.agent_id";
            case APP -> "m.app_id";
            case RUN -> "m.run_id";
        };
    }

    private static boolean namesSomeOwners(Filter conjunct) {
        return conjunct instanceof Filter.Or
                || (conjunct instanceof Filter.Condition(Field.Owner owner, Operator operator, AttributeValue value)
                        && operator == Operator.IN);
    }

    private static Fragment states(Selection selection) {
        List<Fragment> states = Arrays.stream(MemoryState.values())
                .filter(selection.visibility()::sees)
                .map(state -> new Fragment("m.state = ?", List.of(state)))
                .toList();
        return joined(states, " OR ", "0");
    }

    private static List<Filter> conjuncts(Filter filter) {
        return filter instanceof Filter.And(var parts)
                ? parts.stream().flatMap(part -> conjuncts(part).stream()).toList()
                : List.of(filter);
    }

    /** The filter as SQL that is true exactly where the filter holds (and false or null elsewhere), or null. */
    private static @Nullable Fragment fragment(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> fragment(parts, " AND ", "1");
            case Filter.Or(var parts) -> fragment(parts, " OR ", "0");
            case Filter.Not(Filter part) -> {
                Fragment inner = fragment(part);
                yield inner == null ? null : new Fragment("NOT ifnull(" + inner.sql() + ", 0)", inner.values());
            }
            case Filter.Exists(Field.Owner(ScopeField owner), boolean expected) ->
                new Fragment(column(owner) + (expected ? " IS NOT NULL" : " IS NULL"), List.of());
            case Filter.Condition(Field.Owner(ScopeField owner), Operator operator, AttributeValue value) ->
                ofText(column(owner), operator, value);
            case Filter.Condition(Field.CreatedAt(), Operator operator, AttributeValue.Time(Instant moment)) ->
                ofMoment("m.created_at", operator, moment);
            case Filter.Condition(Field.UpdatedAt(), Operator operator, AttributeValue.Time(Instant moment)) ->
                ofMoment("m.updated_at", operator, moment);
            case Filter.Condition(Field.Categories(), Operator operator, AttributeValue value) ->
                ofCategories(operator, value);
            case Filter.Condition condition -> null;
            case Filter.Exists exists -> null;
        };
    }

    private static @Nullable Fragment fragment(List<Filter> parts, String glue, String whenEmpty) {
        List<Fragment> fragments = new ArrayList<>();
        for (Filter part : parts) {
            Fragment fragment = fragment(part);
            if (fragment == null) {
                return null;
            }
            fragments.add(fragment);
        }
        return joined(fragments, glue, whenEmpty);
    }

    private static @Nullable Fragment ofCategories(Operator operator, AttributeValue value) {
        Fragment one = ofText("c.value", operator == Operator.CONTAINS ? Operator.EQ : operator, value);
        return one == null
                ? null
                : new Fragment(
                        "EXISTS (SELECT 1 FROM json_each(m.categories) c WHERE " + one.sql() + ")", one.values());
    }

    private static @Nullable Fragment ofText(String column, Operator operator, AttributeValue value) {
        if (operator == Operator.EQ && isPlainText(value)) {
            return new Fragment(column + " = ?", List.of(text(value)));
        }
        if (operator == Operator.IN
                && value instanceof AttributeValue.Items(var options)
                && options.stream().allMatch(SelectionSql::isPlainText)) {
            List<Object> ids = options.stream().<Object>map(SelectionSql::text).toList();
            return new Fragment(column + " IN (" + "?, ".repeat(ids.size()).replaceFirst(", $", "") + ")", ids);
        }
        return null;
    }

    private static @Nullable Fragment ofMoment(String column, Operator operator, Instant moment) {
        String comparison = switch (operator) {
            case EQ -> " = ?";
            case NE -> " <> ?";
            case GT -> " > ?";
            case GTE -> " >= ?";
            case LT -> " < ?";
            case LTE -> " <= ?";
            case IN, NIN, CONTAINS, ICONTAINS -> null;
        };
        return comparison == null ? null : new Fragment(column + comparison, List.of(moment));
    }

    private static boolean isPlainText(AttributeValue value) {
        return value instanceof AttributeValue.Text(String text) && Texts.isWellFormed(text);
    }

    private static String text(AttributeValue value) {
        return ((AttributeValue.Text) value).value();
    }

    private static Fragment joined(List<Fragment> fragments, String glue, String whenEmpty) {
        return switch (fragments.size()) {
            case 0 -> new Fragment(whenEmpty, List.of());
            case 1 -> fragments.getFirst();
            default ->
                new Fragment(
                        fragments.stream().map(Fragment::sql).collect(Collectors.joining(glue, "(", ")")),
                        fragments.stream()
                                .flatMap(each -> each.values().stream())
                                .toList());
        };
    }

    /** A condition and its parameters. */
    private record Fragment(String sql, List<Object> values) {}
}
