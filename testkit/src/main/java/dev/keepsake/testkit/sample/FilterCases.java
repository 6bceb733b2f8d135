package dev.keepsake.testkit.sample;

import static dev.keepsake.testkit.sample.Values.fields;
import static dev.keepsake.testkit.sample.Values.flag;
import static dev.keepsake.testkit.sample.Values.items;
import static dev.keepsake.testkit.sample.Values.nothing;
import static dev.keepsake.testkit.sample.Values.number;
import static dev.keepsake.testkit.sample.Values.text;
import static dev.keepsake.testkit.sample.Values.time;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of filter conformance: every shape of filter against memories chosen to tell them apart. */
public final class FilterCases {

    private static final String ABSENT = "absent";

    private static final List<AttributeValue> VALUES = List.of(
            text("red"),
            text("Red"),
            text("dark red"),
            text("1"),
            text(""),
            text("50%_*"),
            text("50x_y"),
            text("2026-01-15"),
            text("2026-01-15T00:00:00Z"),
            text("2026-01-15T01:00:00+02:00"),
            text("caf\u00e9"),
            text("\ud83c\udf4a"),
            text("\uffff"),
            number("1"),
            number("1.0"),
            number("2"),
            number("10"),
            number("-1"),
            number("0.1"),
            number("9007199254740993"),
            number("1e400"),
            flag(true),
            flag(false),
            time("2026-01-15T00:00:00Z"),
            time("2026-01-15T00:00:00.000000001Z"),
            time("1900-01-01T00:00:00Z"),
            nothing(),
            items(),
            items(text("red"), text("blue")),
            items(number("1"), text("1")),
            items(items(text("red"))),
            items(nothing()),
            items(time("2026-01-15T00:00:00Z")),
            fields("red", number("1")));

    private static final List<List<String>> CATEGORIES = List.of(
            List.of("food"),
            List.of("travel", "food"),
            List.of("Food"),
            List.of("food "),
            List.of("%"),
            List.of(""),
            List.of("2026-01-15"),
            List.of("half a pair: \ud83d", Exotic.TEXT));

    private FilterCases() {}

    /** A memory for each value under the key {@code v}, one without it, and some that differ in everything else. */
    public static List<Memory> memories(SampleData data) {
        List<Memory> memories = new ArrayList<>();
        for (AttributeValue value : VALUES) {
            memories.add(data.memory(Scope.ofUser("alice"), RandomFilters.COMMON_WORD)
                    .withAttributes(Attributes.NONE.with("v", value)));
        }
        memories.add(data.memory(Scope.ofUser("alice"), RandomFilters.COMMON_WORD));
        memories.add(data.memory(Scope.ofUser("alice"), RandomFilters.COMMON_WORD)
                .withAttributes(Attributes.NONE.with("V", text("red")).with("v.w", text("red"))));
        memories.add(data.memory(new Scope("bob", "guide", "app", "run"), "Red " + RandomFilters.COMMON_WORD));
        memories.add(data.memory(Scope.ofAgent("alice"), "50% " + RandomFilters.COMMON_WORD));
        for (List<String> categories : CATEGORIES) {
            memories.add(data.memory(Scope.ofUser("alice"), RandomFilters.COMMON_WORD)
                    .withNature(Nature.PLAIN.withCategories(categories)));
        }
        Memory plain = data.memory(Scope.ofUser("%"), "50 " + RandomFilters.COMMON_WORD);
        memories.add(new Memory(
                plain.id(),
                plain.scope(),
                plain.kind(),
                plain.text(),
                new Attribution(plain.attribution().role(), "Melanie"),
                plain.attributes(),
                plain.sources(),
                Lifecycle.current(Instant.parse("2020-02-29T12:00:00Z"), Instant.EPOCH, LocalDate.of(2030, 6, 1))
                        .updated(Instant.parse("2021-02-28T12:00:00Z"), LocalDate.of(2030, 6, 1))));
        return memories;
    }

    /** Filters by a name that says what they ask; {@code known} is the id of a memory that exists. */
    public static Map<String, Filter> filters(String known) {
        Map<String, Filter> filters = new LinkedHashMap<>();
        for (AttributeValue value : VALUES) {
            for (Operator operator : List.of(Operator.EQ, Operator.NE, Operator.CONTAINS)) {
                put(filters, "v", operator, value);
            }
            put(filters, "v", Operator.IN, items(value, text("blue")));
            put(filters, "v", Operator.NIN, items(value));
            if (value instanceof AttributeValue.Text) {
                put(filters, "v", Operator.ICONTAINS, value);
            }
            if (isOrdered(value)) {
                for (Operator operator : List.of(Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)) {
                    put(filters, "v", operator, value);
                }
            }
        }
        put(filters, "v", Operator.ICONTAINS, text("RED"));
        put(filters, "v", Operator.ICONTAINS, text("CAF\u00c9"));
        put(filters, "v", Operator.IN, items());
        put(filters, "v", Operator.NIN, items());
        put(filters, ABSENT, Operator.EQ, nothing());
        put(filters, ABSENT, Operator.NE, text("red"));
        put(filters, ABSENT, Operator.LT, number("9"));
        put(filters, "V", Operator.EQ, text("red"));
        put(filters, "v.w", Operator.EQ, text("red"));
        addExistence(filters);
        addOwnFields(filters, known);
        addCategories(filters);
        addTrees(filters);
        return filters;
    }

    private static boolean isOrdered(AttributeValue value) {
        return value instanceof AttributeValue.Text
                || value instanceof AttributeValue.Number
                || value instanceof AttributeValue.Time;
    }

    private static void put(Map<String, Filter> filters, String key, Operator operator, AttributeValue value) {
        put(filters, Filter.attribute(key, operator, value));
    }

    private static void put(Map<String, Filter> filters, Filter filter) {
        filters.put(filter.toString(), filter);
    }

    private static void addExistence(Map<String, Filter> filters) {
        List<Field> fields = List.of(
                new Field.Attribute("v"),
                new Field.Attribute(ABSENT),
                new Field.Attribute("v.w"),
                new Field.Owner(ScopeField.USER),
                new Field.Owner(ScopeField.RUN),
                new Field.Actor(),
                new Field.ExpiresOn(),
                new Field.Text(),
                new Field.Id(),
                new Field.CreatedAt());
        for (Field field : fields) {
            put(filters, new Filter.Exists(field, true));
            put(filters, new Filter.Exists(field, false));
        }
    }

    private static void addOwnFields(Map<String, Filter> filters, String known) {
        for (String id : List.of("alice", "bob", "%", "_____", "ALICE", "")) {
            put(filters, condition(new Field.Owner(ScopeField.USER), Operator.EQ, text(id)));
            put(filters, condition(new Field.Owner(ScopeField.USER), Operator.NE, text(id)));
            put(filters, condition(new Field.Owner(ScopeField.AGENT), Operator.EQ, text(id)));
        }
        put(filters, condition(new Field.Owner(ScopeField.USER), Operator.IN, items(text("bob"), text("%"))));
        put(filters, condition(new Field.Owner(ScopeField.RUN), Operator.NIN, items(text("run"))));
        put(filters, condition(new Field.Owner(ScopeField.USER), Operator.ICONTAINS, text("LI")));
        put(filters, condition(new Field.Owner(ScopeField.USER), Operator.GT, text("b")));
        put(filters, condition(new Field.Text(), Operator.CONTAINS, text("50%")));
        put(filters, condition(new Field.Text(), Operator.CONTAINS, text("red")));
        put(filters, condition(new Field.Text(), Operator.ICONTAINS, text("rEd")));
        put(filters, condition(new Field.Text(), Operator.EQ, text(RandomFilters.COMMON_WORD)));
        put(filters, condition(new Field.Id(), Operator.EQ, text(known)));
        put(filters, condition(new Field.Id(), Operator.IN, items(text(known), text("x"))));
        put(filters, condition(new Field.Id(), Operator.NE, text(known)));
        put(filters, condition(new Field.Actor(), Operator.EQ, text("Melanie")));
        put(filters, condition(new Field.Actor(), Operator.EQ, text("melanie")));
        put(filters, condition(new Field.Actor(), Operator.NE, text("Melanie")));
        for (Operator operator : List.of(Operator.EQ, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)) {
            put(filters, condition(new Field.CreatedAt(), operator, time("2020-02-29T12:00:00Z")));
            put(filters, condition(new Field.CreatedAt(), operator, text("2020-02-29")));
            put(filters, condition(new Field.UpdatedAt(), operator, text("2021-02-28 12:00:00")));
            put(filters, condition(new Field.UpdatedAt(), operator, text("not a time")));
            put(filters, condition(new Field.ExpiresOn(), operator, text("2030-06-01")));
            put(filters, condition(new Field.ExpiresOn(), operator, time("2030-06-01T00:00:00.000000001Z")));
        }
    }

    private static void addCategories(Map<String, Filter> filters) {
        Field field = new Field.Categories();
        put(filters, new Filter.Exists(field, true));
        put(filters, new Filter.Exists(field, false));
        for (AttributeValue value : List.of(
                text("food"), text("%"), text(""), text("misc"), text(Exotic.TEXT), text("half a pair: \ud83d"))) {
            for (Operator operator : List.of(Operator.EQ, Operator.NE, Operator.CONTAINS, Operator.ICONTAINS)) {
                put(filters, condition(field, operator, value));
            }
            put(filters, condition(field, Operator.IN, items(value, text("travel"))));
            put(filters, condition(field, Operator.NIN, items(value)));
            put(filters, new Filter.Not(condition(field, Operator.EQ, value)));
        }
        put(filters, condition(field, Operator.EQ, items(text("travel"), text("food"))));
        put(filters, condition(field, Operator.EQ, time("2026-01-15T00:00:00Z")));
        put(filters, condition(field, Operator.IN, items()));
        put(filters, condition(field, Operator.GT, text("a")));
        put(
                filters,
                new Filter.And(List.of(
                        condition(field, Operator.CONTAINS, text("food")),
                        condition(field, Operator.NE, text("travel")))));
    }

    private static Filter condition(Field field, Operator operator, AttributeValue value) {
        return new Filter.Condition(field, operator, value);
    }

    private static void addTrees(Map<String, Filter> filters) {
        Filter red = Filter.attribute("v", Operator.EQ, text("red"));
        Filter alice = Filter.owner(ScopeField.USER, "alice");
        put(filters, Filter.all());
        put(filters, new Filter.Or(List.of()));
        put(filters, new Filter.Not(Filter.all()));
        put(filters, new Filter.Not(new Filter.Or(List.of())));
        put(filters, new Filter.Not(red));
        put(filters, new Filter.Not(new Filter.Not(red)));
        put(filters, new Filter.Not(Filter.attribute("v", Operator.NE, text("red"))));
        put(filters, new Filter.Not(Filter.attribute(ABSENT, Operator.GT, number("1"))));
        put(filters, new Filter.And(List.of(red, alice)));
        put(filters, new Filter.Or(List.of(red, Filter.owner(ScopeField.USER, "bob"))));
        put(
                filters,
                new Filter.And(List.of(
                        alice,
                        new Filter.Not(red),
                        new Filter.Or(List.of(
                                Filter.attribute("v", Operator.GT, number("1")),
                                new Filter.Exists(new Field.Attribute("v"), false))))));
        Filter deep = red;
        for (int i = 0; i < 200; i++) {
            deep = i % 2 == 0 ? new Filter.And(List.of(deep)) : new Filter.Not(new Filter.Not(deep));
        }
        filters.put("red under two hundred levels", deep);
        List<Filter> many = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            many.add(Filter.attribute("v", Operator.EQ, number(Integer.toString(i))));
        }
        filters.put("one of two thousand alternatives", new Filter.Or(many));
    }
}
