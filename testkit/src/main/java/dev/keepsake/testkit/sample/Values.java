package dev.keepsake.testkit.sample;

import dev.keepsake.attribute.AttributeValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Attribute values, written short and thrown by dice. */
public final class Values {

    private static final List<AttributeValue> POOL = List.of(
            text("red"),
            text("Red"),
            text("re"),
            text(""),
            text("1"),
            text("true"),
            text("null"),
            text("caf\u00e9"),
            text("CAF\u00c9"),
            text("2026-01-15"),
            text("2026-01-15T00:00:00Z"),
            text("2026-01-15 00:00:00"),
            text("2026-01-15T02:00:00+02:00"),
            text("2026-99-99"),
            text("50%_*'"),
            number("1"),
            number("1.0"),
            number("-1"),
            number("0"),
            number("0.1"),
            number("0.30000000000000004"),
            number("9007199254740993"),
            number("9007199254740992"),
            number("1e300"),
            new AttributeValue.Flag(true),
            new AttributeValue.Flag(false),
            time("2026-01-15T00:00:00Z"),
            time("2026-01-15T00:00:00.000000001Z"),
            time("1969-12-31T23:59:59Z"),
            new AttributeValue.Nothing());

    private Values() {}

    public static AttributeValue text(String value) {
        return new AttributeValue.Text(value);
    }

    /** The number written as {@code value}, to its last digit. */
    public static AttributeValue number(String value) {
        return new AttributeValue.Number(new BigDecimal(value));
    }

    public static AttributeValue flag(boolean value) {
        return new AttributeValue.Flag(value);
    }

    /** The moment written as {@code value} in ISO-8601. */
    public static AttributeValue time(String value) {
        return new AttributeValue.Time(Instant.parse(value));
    }

    public static AttributeValue nothing() {
        return new AttributeValue.Nothing();
    }

    public static AttributeValue items(AttributeValue... values) {
        return new AttributeValue.Items(Arrays.asList(values));
    }

    public static AttributeValue fields(String key, AttributeValue value) {
        return new AttributeValue.Fields(Map.of(key, value));
    }

    /** Any value; drawn from a small pool, so that two draws are often equal or nearly so. */
    public static AttributeValue random(Random dice) {
        return random(dice, 2);
    }

    /** Any value that is neither list nor fields. */
    public static AttributeValue randomScalar(Random dice) {
        return POOL.get(dice.nextInt(POOL.size()));
    }

    private static AttributeValue random(Random dice, int depth) {
        int thrown = dice.nextInt(10);
        if (depth == 0 || thrown < 7) {
            return randomScalar(dice);
        }
        int size = dice.nextInt(4);
        if (thrown < 9) {
            AttributeValue[] values = new AttributeValue[size];
            Arrays.setAll(values, i -> random(dice, depth - 1));
            return items(values);
        }
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            values.put("k" + dice.nextInt(3), random(dice, depth - 1));
        }
        return new AttributeValue.Fields(values);
    }
}
