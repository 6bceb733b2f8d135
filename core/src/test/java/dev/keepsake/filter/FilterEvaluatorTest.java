package dev.keepsake.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.keepsake.attribute.AttributeValue;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilterEvaluatorTest {

    private static final Facets FACETS = new Facets(
            "id-1",
            new Scope("alice", null, null, "r"),
            "Lives in Oslo",
            "Melanie",
            Attributes.NONE,
            MemoryState.CURRENT,
            Instant.parse("2026-01-15T10:00:00Z"),
            Instant.parse("2026-01-16T10:00:00Z"),
            LocalDate.of(2026, 6, 1),
            Validity.since(Instant.parse("2026-01-15T10:00:00Z")),
            List.of("food", "travel"));

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @MethodSource
    void aConditionComparesAnAttribute(
            AttributeValue actual, Operator operator, AttributeValue wanted, boolean expected) {
        Filter filter = Filter.attribute("v", operator, wanted);

        assertThat(filter.matches(with(Attributes.NONE.with("v", actual)))).isEqualTo(expected);
    }

    static Stream<Arguments> aConditionComparesAnAttribute() {
        return Stream.of(
                // numbers by value, never with texts or flags
                arguments(number("1"), Operator.EQ, number("1.00"), true),
                arguments(number("9007199254740993"), Operator.EQ, number("9007199254740992"), false),
                arguments(number("9007199254740993"), Operator.GT, number("9007199254740992"), true),
                arguments(number("10"), Operator.GT, number("9"), true),
                arguments(number("-1"), Operator.LT, number("0"), true),
                arguments(number("1"), Operator.GTE, number("1.0"), true),
                arguments(number("1"), Operator.LTE, number("1.0"), true),
                arguments(number("1"), Operator.GT, number("1.0"), false),
                arguments(number("1"), Operator.LT, number("1.0"), false),
                arguments(number("1"), Operator.EQ, text("1"), false),
                arguments(number("1"), Operator.NE, text("1"), true),
                arguments(number("2"), Operator.GT, text("1"), false),
                arguments(number("2"), Operator.LTE, text("1"), false),
                arguments(text("1"), Operator.EQ, number("1"), false),
                arguments(flag(true), Operator.EQ, text("true"), false),
                arguments(flag(true), Operator.EQ, number("1"), false),
                arguments(flag(true), Operator.EQ, flag(true), true),
                arguments(flag(true), Operator.GTE, number("0"), false),
                // texts exactly, ordered by character
                arguments(text("red"), Operator.EQ, text("red"), true),
                arguments(text("red"), Operator.EQ, text("Red"), false),
                arguments(text("10"), Operator.LT, text("9"), true),
                arguments(text("a"), Operator.GT, text("B"), true),
                arguments(text(""), Operator.EQ, text(""), true),
                // times, and texts that read as times
                arguments(time("2026-01-15T00:00:00Z"), Operator.EQ, text("2026-01-15"), true),
                arguments(text("2026-01-15"), Operator.EQ, time("2026-01-15T00:00:00Z"), true),
                arguments(time("2026-01-15T00:00:00Z"), Operator.EQ, text("2026-01-15T02:00:00+02:00"), true),
                arguments(time("2026-01-15T00:00:00Z"), Operator.NE, text("2026-01-16"), true),
                arguments(time("2026-01-15T00:00:00Z"), Operator.EQ, text("red"), false),
                arguments(time("2026-01-15T00:00:00Z"), Operator.GTE, text("red"), false),
                arguments(time("2026-01-15T00:00:00Z"), Operator.GT, number("0"), false),
                arguments(time("2026-01-15T00:00:00.000000001Z"), Operator.GT, text("2026-01-15"), true),
                arguments(text("2026-01-15T23:00:00-05:00"), Operator.GT, text("2026-01-16T01:00:00Z"), true),
                arguments(text("2026-01-15"), Operator.GTE, text("2026-01-15T00:00:00Z"), true),
                // lists equal themselves and each of their elements
                arguments(items(text("red"), text("blue")), Operator.EQ, text("red"), true),
                arguments(items(text("red"), text("blue")), Operator.NE, text("red"), false),
                arguments(items(text("red"), text("blue")), Operator.EQ, items(text("red"), text("blue")), true),
                arguments(items(text("red"), text("blue")), Operator.EQ, items(text("blue"), text("red")), false),
                arguments(items(items(text("red"))), Operator.EQ, text("red"), true),
                arguments(items(), Operator.EQ, items(), true),
                arguments(items(), Operator.NE, text("red"), true),
                arguments(items(number("5")), Operator.GT, number("1"), false),
                // in
                arguments(text("red"), Operator.IN, items(text("blue"), text("red")), true),
                arguments(text("red"), Operator.IN, items(), false),
                arguments(text("red"), Operator.NIN, items(), true),
                arguments(text("red"), Operator.NIN, items(text("red")), false),
                arguments(items(text("red")), Operator.IN, items(text("red")), true),
                arguments(number("1"), Operator.IN, items(text("1")), false),
                // contains
                arguments(text("dark red"), Operator.CONTAINS, text("red"), true),
                arguments(text("dark red"), Operator.CONTAINS, text("RED"), false),
                arguments(text("dark red"), Operator.ICONTAINS, text("RED"), true),
                arguments(text("50%"), Operator.CONTAINS, text("%"), true),
                arguments(text("50"), Operator.CONTAINS, text("%"), false),
                arguments(text("x"), Operator.CONTAINS, text(""), true),
                arguments(number("10"), Operator.CONTAINS, number("1"), false),
                arguments(items(number("1")), Operator.CONTAINS, number("1.0"), true),
                arguments(items(text("red")), Operator.CONTAINS, text("re"), false),
                arguments(items(text("Red")), Operator.ICONTAINS, text("rED"), true),
                arguments(items(text("Red")), Operator.ICONTAINS, text("re"), false),
                // null is as good as absent
                arguments(new AttributeValue.Nothing(), Operator.EQ, new AttributeValue.Nothing(), false),
                arguments(new AttributeValue.Nothing(), Operator.NE, text("red"), true),
                arguments(new AttributeValue.Nothing(), Operator.NIN, items(text("red")), true),
                arguments(new AttributeValue.Nothing(), Operator.LT, number("1"), false),
                // nested fields as a whole
                arguments(fields("a", number("1")), Operator.EQ, fields("a", number("1.0")), true),
                arguments(fields("a", number("1")), Operator.EQ, fields("a", number("2")), false),
                arguments(fields("a", number("1")), Operator.CONTAINS, text("a"), false));
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void anAbsentFieldSatisfiesNothingButTheNegations(Operator operator) {
        AttributeValue operand = switch (operator) {
            case IN, NIN -> items(text("x"));
            default -> text("x");
        };

        assertThat(Filter.attribute("absent", operator, operand).matches(FACETS))
                .isEqualTo(operator == Operator.NE || operator == Operator.NIN);
    }

    @Test
    void existenceIsBeingThereAndNotNull() {
        Facets facets = with(Attributes.of("there", "")
                .with("null", new AttributeValue.Nothing())
                .with("empty", items()));

        assertThat(exists(new Field.Attribute("there")).matches(facets)).isTrue();
        assertThat(exists(new Field.Attribute("empty")).matches(facets)).isTrue();
        assertThat(exists(new Field.Attribute("null")).matches(facets)).isFalse();
        assertThat(exists(new Field.Attribute("absent")).matches(facets)).isFalse();
        assertThat(new Filter.Exists(new Field.Attribute("absent"), false).matches(facets))
                .isTrue();
        assertThat(exists(new Field.Owner(ScopeField.USER)).matches(facets)).isTrue();
        assertThat(exists(new Field.Owner(ScopeField.AGENT)).matches(facets)).isFalse();
    }

    @Test
    void theKeyOfAnAttributeIsTheWholeKey() {
        Facets facets = with(Attributes.of("a.b", "x").with("c", fields("d", text("x"))));

        assertThat(Filter.attribute("a.b", Operator.EQ, text("x")).matches(facets))
                .isTrue();
        assertThat(Filter.attribute("c.d", Operator.EQ, text("x")).matches(facets))
                .isFalse();
        assertThat(Filter.attribute("A.b", Operator.EQ, text("x")).matches(facets))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @MethodSource
    void aConditionComparesOwnFields(Field field, Operator operator, AttributeValue wanted, boolean expected) {
        assertThat(new Filter.Condition(field, operator, wanted).matches(FACETS))
                .isEqualTo(expected);
    }

    static Stream<Arguments> aConditionComparesOwnFields() {
        return Stream.of(
                arguments(new Field.Owner(ScopeField.USER), Operator.EQ, text("alice"), true),
                arguments(new Field.Owner(ScopeField.USER), Operator.EQ, text("Alice"), false),
                arguments(new Field.Owner(ScopeField.AGENT), Operator.NE, text("alice"), true),
                arguments(new Field.Owner(ScopeField.RUN), Operator.IN, items(text("q"), text("r")), true),
                arguments(new Field.Text(), Operator.CONTAINS, text("Oslo"), true),
                arguments(new Field.Text(), Operator.ICONTAINS, text("oslo"), true),
                arguments(new Field.Text(), Operator.EQ, text("Lives in Oslo"), true),
                arguments(new Field.Actor(), Operator.EQ, text("Melanie"), true),
                arguments(new Field.Id(), Operator.EQ, text("id-1"), true),
                arguments(new Field.Categories(), Operator.EQ, text("food"), true),
                arguments(new Field.Categories(), Operator.EQ, text("foo"), false),
                arguments(new Field.Categories(), Operator.EQ, items(text("food"), text("travel")), true),
                arguments(new Field.Categories(), Operator.NE, text("travel"), false),
                arguments(new Field.Categories(), Operator.IN, items(text("misc"), text("travel")), true),
                arguments(new Field.Categories(), Operator.NIN, items(text("misc")), true),
                arguments(new Field.Categories(), Operator.CONTAINS, text("travel"), true),
                arguments(new Field.Categories(), Operator.CONTAINS, text("Travel"), false),
                arguments(new Field.Categories(), Operator.ICONTAINS, text("Travel"), true),
                arguments(new Field.CreatedAt(), Operator.GTE, text("2026-01-15"), true),
                arguments(new Field.CreatedAt(), Operator.GT, time("2026-01-15T10:00:00Z"), false),
                arguments(new Field.UpdatedAt(), Operator.LT, text("2026-01-16T10:00:00.001Z"), true),
                arguments(new Field.ExpiresOn(), Operator.EQ, text("2026-06-01"), true),
                arguments(new Field.ExpiresOn(), Operator.EQ, time("2026-06-01T00:00:00Z"), true),
                arguments(new Field.ExpiresOn(), Operator.LT, time("2026-06-01T00:00:00.000000001Z"), true));
    }

    @Test
    void treesCombineTheirParts() {
        Filter yes = Filter.all();
        Filter no = new Filter.Not(yes);

        assertThat(yes.matches(FACETS)).isTrue();
        assertThat(no.matches(FACETS)).isFalse();
        assertThat(new Filter.Or(List.of()).matches(FACETS)).isFalse();
        assertThat(new Filter.And(List.of(yes, no)).matches(FACETS)).isFalse();
        assertThat(new Filter.And(List.of(yes, yes)).matches(FACETS)).isTrue();
        assertThat(new Filter.Or(List.of(no, yes)).matches(FACETS)).isTrue();
        assertThat(new Filter.Or(List.of(no, no)).matches(FACETS)).isFalse();
        assertThat(new Filter.Not(no).matches(FACETS)).isTrue();
    }

    @Test
    void negationTurnsAbsenceAround() {
        Filter red = Filter.attribute("absent", Operator.EQ, text("red"));
        Filter notRed = Filter.attribute("absent", Operator.NE, text("red"));

        assertThat(new Filter.Not(red).matches(FACETS)).isTrue();
        assertThat(new Filter.Not(notRed).matches(FACETS)).isFalse();
    }

    @Test
    void whatIsInNoCategoryHasNone() {
        Facets nowhere = with(Attributes.of("categories", "food"));
        Field field = new Field.Categories();

        assertThat(new Filter.Exists(field, true).matches(nowhere)).isFalse();
        assertThat(new Filter.Exists(field, true).matches(FACETS)).isTrue();
        assertThat(new Filter.Condition(field, Operator.EQ, text("food")).matches(nowhere))
                .isFalse();
        assertThat(new Filter.Condition(field, Operator.NE, text("food")).matches(nowhere))
                .isTrue();
    }

    @Test
    void joiningWithEverythingChangesNothing() {
        Filter alice = Filter.owner(ScopeField.USER, "alice");
        Filter run = Filter.owner(ScopeField.RUN, "r");

        assertThat(alice.and(Filter.all())).isEqualTo(alice);
        assertThat(Filter.all().and(alice)).isEqualTo(alice);
        assertThat(alice.and(run)).isEqualTo(new Filter.And(List.of(alice, run)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operator.class,
            names = {"GT", "GTE", "LT", "LTE"})
    void anOrderOfUnorderedThingsIsRefused(Operator operator) {
        for (AttributeValue value :
                List.of(flag(true), items(), fields("a", text("b")), new AttributeValue.Nothing())) {
            assertThatThrownBy(() -> Filter.attribute("v", operator, value))
                    .isInstanceOf(KeepsakeException.class)
                    .hasMessageContaining(operator.key());
        }
    }

    @Test
    void operandsOfTheWrongTypeAreRefused() {
        assertThatThrownBy(() -> Filter.attribute("v", Operator.IN, text("x"))).hasMessageContaining("a list");
        assertThatThrownBy(() -> Filter.attribute("v", Operator.NIN, text("x"))).hasMessageContaining("a list");
        assertThatThrownBy(() -> Filter.attribute("v", Operator.ICONTAINS, number("1")))
                .hasMessageContaining("a text");
    }

    private static Filter exists(Field field) {
        return new Filter.Exists(field, true);
    }

    private static Facets with(Attributes attributes) {
        return new Facets(
                FACETS.id(),
                FACETS.scope(),
                FACETS.text(),
                FACETS.actor(),
                attributes,
                FACETS.state(),
                FACETS.createdAt(),
                FACETS.updatedAt(),
                FACETS.expiresOn());
    }

    private static AttributeValue text(String value) {
        return new AttributeValue.Text(value);
    }

    private static AttributeValue number(String value) {
        return new AttributeValue.Number(new BigDecimal(value));
    }

    private static AttributeValue flag(boolean value) {
        return new AttributeValue.Flag(value);
    }

    private static AttributeValue time(String value) {
        return new AttributeValue.Time(Instant.parse(value));
    }

    private static AttributeValue items(AttributeValue... values) {
        return new AttributeValue.Items(List.of(values));
    }

    private static AttributeValue fields(String key, AttributeValue value) {
        return new AttributeValue.Fields(Map.of(key, value));
    }
}
