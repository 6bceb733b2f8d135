package dev.keepsake.filter;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.scope.ScopeField;
import java.util.List;

/**
 * Which memories are meant. A tree of any depth; {@link #matches} is its one meaning, whatever engine evaluates it.
 */
public sealed interface Filter {

    /** All parts hold; holds when there are none. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds; does not hold when there are none. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    /**
     * One comparison.
     *
     * @param field what is looked at
     * @param operator how; for {@code IN} and {@code NIN} the value is {@link AttributeValue.Items}
     * @param value what it is compared with
     */
    record Condition(Field field, Operator operator, AttributeValue value) implements Filter {
        public Condition {
            ConditionRules.check(field, operator, value);
        }
    }

    /** The field is there and not null (the wildcard {@code *}), or is not. */
    record Exists(Field field, boolean expected) implements Filter {}

    /** Whether {@code facets} satisfy this filter. */
    default boolean matches(Facets facets) {
        return FilterEvaluator.matches(this, facets);
    }

    /** This filter and {@code other}. */
    default Filter and(Filter other) {
        if (equals(all())) {
            return other;
        }
        return other.equals(all()) ? this : new And(List.of(this, other));
    }

    /** Lets every memory through. */
    static Filter all() {
        return new And(List.of());
    }

    /** The owner {@code field} is {@code id}. */
    static Filter owner(ScopeField field, String id) {
        return new Condition(new Field.Owner(field), Operator.EQ, new AttributeValue.Text(id));
    }

    /** The attribute {@code key} compares with {@code value} as {@code operator} says. */
    static Filter attribute(String key, Operator operator, AttributeValue value) {
        return new Condition(new Field.Attribute(key), operator, value);
    }
}
