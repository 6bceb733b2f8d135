package dev.keepsake.filter;

import dev.keepsake.attribute.AttributeValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a {@link Filter}.
 *
 * <p>A field that is absent, or holds the explicit null, satisfies only {@code ne}, {@code nin} and "does not exist". A
 * number compared with a text, and any other pair of types, is unequal and has no order; the one exception is time: a text
 * that reads as ISO-8601 (a date, or a date and time with or without offset) compares with a time, and two such texts
 * have the order of their times. Two texts are equal only letter by letter.
 */
final class FilterEvaluator {

    private FilterEvaluator() {}

    static boolean matches(Filter filter, Facets facets) {
        return switch (filter) {
            case Filter.And(var parts) -> parts.stream().allMatch(part -> matches(part, facets));
            case Filter.Or(var parts) -> parts.stream().anyMatch(part -> matches(part, facets));
            case Filter.Not(Filter part) -> !matches(part, facets);
            case Filter.Exists(Field field, boolean expected) -> (valueOf(field, facets) != null) == expected;
            case Filter.Condition(Field field, Operator operator, AttributeValue value) ->
                compare(valueOf(field, facets), operator, value);
        };
    }

    private static @Nullable AttributeValue valueOf(Field field, Facets facets) {
        return switch (field) {
            case Field.Owner(var owner) -> text(facets.scope().id(owner));
            case Field.Attribute(String key) -> present(facets.attributes().get(key));
            case Field.Text() -> text(facets.text());
            case Field.CreatedAt() -> new AttributeValue.Time(facets.createdAt());
            case Field.UpdatedAt() -> new AttributeValue.Time(facets.updatedAt());
            case Field.ExpiresOn() ->
                facets.expiresOn() == null
                        ? null
                        : new AttributeValue.Time(
                                facets.expiresOn().atStartOfDay().toInstant(ZoneOffset.UTC));
            case Field.Categories() -> categories(facets.categories());
            case Field.Actor() -> text(facets.actor());
            case Field.Id() -> text(facets.id());
        };
    }

    private static boolean compare(@Nullable AttributeValue actual, Operator operator, AttributeValue wanted) {
        if (actual == null) {
            return operator == Operator.NE || operator == Operator.NIN;
        }
        return switch (operator) {
            case EQ -> equal(actual, wanted);
            case NE -> !equal(actual, wanted);
            case IN -> in(actual, wanted);
            case NIN -> !in(actual, wanted);
            case GT -> Order.of(actual, wanted) == Order.GREATER;
            case GTE -> Order.of(actual, wanted) == Order.GREATER || Order.of(actual, wanted) == Order.SAME;
            case LT -> Order.of(actual, wanted) == Order.LESS;
            case LTE -> Order.of(actual, wanted) == Order.LESS || Order.of(actual, wanted) == Order.SAME;
            case CONTAINS -> contains(actual, wanted, false);
            case ICONTAINS -> contains(actual, wanted, true);
        };
    }

    /** Equal values; a list also equals each of its elements, so that {@code {"tags": "red"}} finds {@code ["red"]}. */
    private static boolean equal(AttributeValue actual, AttributeValue wanted) {
        if (actual.equals(wanted)) {
            return true;
        }
        if (actual instanceof AttributeValue.Items(var elements) && !(wanted instanceof AttributeValue.Items)) {
            return elements.stream().anyMatch(element -> equal(element, wanted));
        }
        boolean anyTime = actual instanceof AttributeValue.Time || wanted instanceof AttributeValue.Time;
        return anyTime && Order.of(actual, wanted) == Order.SAME;
    }

    private static boolean in(AttributeValue actual, AttributeValue wanted) {
        return wanted instanceof AttributeValue.Items(var options)
                && options.stream().anyMatch(option -> equal(actual, option));
    }

    private static boolean contains(AttributeValue actual, AttributeValue wanted, boolean ignoreCase) {
        return switch (actual) {
            case AttributeValue.Text(String text) ->
                wanted instanceof AttributeValue.Text(String part)
                        && fold(text, ignoreCase).contains(fold(part, ignoreCase));
            case AttributeValue.Items(var elements) ->
                elements.stream().anyMatch(element -> ignoreCase ? sameText(element, wanted) : equal(element, wanted));
            default -> false;
        };
    }

    private static boolean sameText(AttributeValue one, AttributeValue other) {
        return one instanceof AttributeValue.Text(String a)
                && other instanceof AttributeValue.Text(String b)
                && fold(a, true).equals(fold(b, true));
    }

    private static String fold(String text, boolean ignoreCase) {
        return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static @Nullable AttributeValue text(@Nullable String value) {
        return value == null ? null : new AttributeValue.Text(value);
    }

    private static @Nullable AttributeValue categories(List<String> categories) {
        return categories.isEmpty()
                ? null
                : new AttributeValue.Items(categories.stream()
                        .<AttributeValue>map(AttributeValue.Text::new)
                        .toList());
    }

    private static @Nullable AttributeValue present(@Nullable AttributeValue value) {
        return value instanceof AttributeValue.Nothing ? null : value;
    }

    /** How two values stand to each other. */
    private enum Order {
        LESS,
        SAME,
        GREATER,
        NONE;

        static Order of(AttributeValue one, AttributeValue other) {
            if (one instanceof AttributeValue.Number(var a) && other instanceof AttributeValue.Number(var b)) {
                return ofSign(a.compareTo(b));
            }
            Instant left = IsoTimes.read(one);
            Instant right = IsoTimes.read(other);
            if (left != null && right != null) {
                return ofSign(left.compareTo(right));
            }
            if (one instanceof AttributeValue.Text(String a) && other instanceof AttributeValue.Text(String b)) {
                return ofSign(a.compareTo(b));
            }
            return NONE;
        }

        private static Order ofSign(int sign) {
            return sign < 0 ? LESS : sign > 0 ? GREATER : SAME;
        }
    }
}
