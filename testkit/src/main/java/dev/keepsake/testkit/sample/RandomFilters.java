package dev.keepsake.testkit.sample;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Field;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Operator;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Lifecycle;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Nature;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Filter trees and memories thrown by dice, small enough to hit each other often. */
public final class RandomFilters {

    /** The word that every memory's text has, for indexes that have to be asked something. */
    public static final String COMMON_WORD = "marmalade";

    private static final List<String> KEYS = List.of("color", "Color", "color.red", "n", "t", "%", "", "user");
    private static final List<String> OWNERS = List.of("alice", "Alice", "bob", "%", "a'b");
    private static final List<String> CATEGORIES = List.of("food", "Food", "travel", "%", "", "2026-01-15");
    private static final List<String> ACTORS = List.of("Melanie", "melanie", "Caroline");
    private static final Instant BEGINNING = Instant.parse("2026-01-14T23:59:59Z");

    private final Random dice;
    private final SampleData data;

    public RandomFilters(Random dice, SampleData data) {
        this.dice = dice;
        this.data = data;
    }

    /** A tree of at most {@code depth} levels above its conditions. */
    public Filter filter(int depth) {
        int thrown = dice.nextInt(depth == 0 ? 5 : 10);
        return switch (thrown) {
            case 0 -> new Filter.Exists(field(), dice.nextBoolean());
            case 5, 6 -> new Filter.And(filters(depth - 1));
            case 7, 8 -> new Filter.Or(filters(depth - 1));
            case 9 -> new Filter.Not(filter(depth - 1));
            default -> condition();
        };
    }

    private List<Filter> filters(int depth) {
        return IntStream.range(0, dice.nextInt(4)).mapToObj(i -> filter(depth)).toList();
    }

    private Filter condition() {
        Field field = field();
        Operator operator = any(Arrays.asList(Operator.values()));
        return new Filter.Condition(field, operator, operand(field, operator));
    }

    private AttributeValue operand(Field field, Operator operator) {
        return switch (operator) {
            case IN, NIN -> {
                AttributeValue[] options = new AttributeValue[dice.nextInt(4)];
                Arrays.setAll(options, i -> value(field));
                yield Values.items(options);
            }
            case GT, GTE, LT, LTE -> {
                AttributeValue value = value(field);
                while (!(value instanceof AttributeValue.Number
                        || value instanceof AttributeValue.Text
                        || value instanceof AttributeValue.Time)) {
                    value = Values.randomScalar(dice);
                }
                yield value;
            }
            case ICONTAINS -> {
                AttributeValue value = value(field);
                yield value instanceof AttributeValue.Text
                        ? value
                        : Values.text(any(List.of("R", "AL", "e", "\u00c9")));
            }
            case EQ, NE, CONTAINS -> value(field);
        };
    }

    /** A value that may well be the field's. */
    private AttributeValue value(Field field) {
        if (dice.nextInt(8) == 0) {
            return Values.random(dice);
        }
        return switch (field) {
            case Field.Owner owner -> Values.text(any(OWNERS));
            case Field.Attribute attribute -> Values.random(dice);
            case Field.Text text -> Values.text(any(List.of(COMMON_WORD, "red " + COMMON_WORD, "RED", "50%", "")));
            case Field.Categories categories -> Values.text(any(CATEGORIES));
            case Field.Actor actor -> Values.text(any(ACTORS));
            case Field.Id id -> Values.text(data.ids().next().toString());
            case Field.CreatedAt createdAt -> moment();
            case Field.UpdatedAt updatedAt -> moment();
            case Field.ExpiresOn expiresOn -> dice.nextBoolean() ? moment() : Values.text(day().toString());
        };
    }

    private AttributeValue moment() {
        return dice.nextBoolean()
                ? new AttributeValue.Time(instant())
                : Values.text(instant().toString());
    }

    private Instant instant() {
        return BEGINNING.plusNanos(500_000_000L * dice.nextInt(5));
    }

    private static LocalDate dayAfter(int days) {
        return LocalDate.of(2026, 1, 15).plusDays(days);
    }

    private LocalDate day() {
        return dayAfter(dice.nextInt(3));
    }

    private Field field() {
        return switch (dice.nextInt(16)) {
            case 0 -> new Field.Text();
            case 1 -> new Field.CreatedAt();
            case 2 -> new Field.UpdatedAt();
            case 3 -> new Field.ExpiresOn();
            case 4 -> new Field.Actor();
            case 5 -> new Field.Id();
            case 6, 7 -> new Field.Owner(any(Arrays.asList(ScopeField.values())));
            case 8, 9 -> new Field.Categories();
            default -> new Field.Attribute(any(KEYS));
        };
    }

    /** A current memory with anything in its fields; its text has the {@link #COMMON_WORD}. */
    public Memory memory() {
        Memory plain = data.memory(scope(), any(List.of("", "red ", "Red ", "50% ")) + COMMON_WORD);
        return new Memory(
                plain.id(),
                plain.scope(),
                plain.kind(),
                plain.text(),
                new Attribution(plain.attribution().role(), orNull(ACTORS)),
                attributes(),
                List.of(),
                Lifecycle.current(instant(), instant(), dice.nextBoolean() ? null : day())
                        .updated(instant(), dice.nextBoolean() ? null : day()),
                null,
                Nature.PLAIN.withCategories(categories()),
                List.of());
    }

    private Scope scope() {
        Scope scope = new Scope(orNull(OWNERS), orNull(OWNERS), orNull(OWNERS), orNull(OWNERS));
        return scope.isAny() ? Scope.ofUser(any(OWNERS)) : scope;
    }

    private List<String> categories() {
        return IntStream.range(0, dice.nextInt(3))
                .mapToObj(i -> any(CATEGORIES))
                .toList();
    }

    private Attributes attributes() {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (dice.nextBoolean()) {
                values.put(key, Values.random(dice));
            }
        }
        return new Attributes(values);
    }

    private @Nullable String orNull(List<String> options) {
        return dice.nextBoolean() ? any(options) : null;
    }

    private <T> T any(List<T> options) {
        return options.get(dice.nextInt(options.size()));
    }
}
