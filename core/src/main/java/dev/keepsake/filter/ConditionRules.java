package dev.keepsake.filter;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.error.KeepsakeException;

/** Which operators take which values; a condition that could never be meant is refused when it is written. */
final class ConditionRules {

    private ConditionRules() {}

    static void check(Field field, Operator operator, AttributeValue value) {
        switch (operator) {
            case IN, NIN -> require(value instanceof AttributeValue.Items, field, operator, "a list", value);
            case GT, GTE, LT, LTE ->
                require(
                        value instanceof AttributeValue.Number
                                || value instanceof AttributeValue.Text
                                || value instanceof AttributeValue.Time,
                        field,
                        operator,
                        "a number, a text or a time",
                        value);
            case ICONTAINS -> require(value instanceof AttributeValue.Text, field, operator, "a text", value);
            case EQ, NE, CONTAINS -> {
                // any value can be compared for equality or looked for in a list
            }
        }
    }

    private static void require(boolean fits, Field field, Operator operator, String expected, AttributeValue value) {
        if (!fits) {
            throw KeepsakeException.invalid("The operator " + operator.key() + " on " + field + " takes " + expected
                    + "; got " + value.getClass().getSimpleName());
        }
    }
}
