package dev.keepsake.attribute;

import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of one attribute: what JSON can say, and points in time. Numbers keep every digit that was given.
 */
public sealed interface AttributeValue {

    record Text(String value) implements AttributeValue {}

    /**
     * Two numbers are equal when they are numerically equal: 1, 1.0 and 1e0 are one value.
     *
     * @param value at most {@value #MAX_DIGITS} digits before or after the point, so that writing it out stays cheap
     */
    record Number(BigDecimal value) implements AttributeValue {

        private static final int MAX_DIGITS = 1000;

        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            if (Math.max(value.precision(), Math.abs((long) value.scale())) > MAX_DIGITS) {
                throw KeepsakeException.invalid("A number has at most " + MAX_DIGITS
                        + " digits and an exponent between -"
                        + MAX_DIGITS + " and " + MAX_DIGITS + "; got " + value.precision() + " digits and the exponent "
                        + -(long) value.scale());
            }
        }

        public static Number of(long value) {
            return new Number(BigDecimal.valueOf(value));
        }

        public static Number of(double value) {
            return new Number(BigDecimal.valueOf(value));
        }
    }

    record Flag(boolean value) implements AttributeValue {}

    record Time(Instant value) implements AttributeValue {}

    /** The explicit JSON null; different from an attribute that is not there, except to {@code exists}. */
    record Nothing() implements AttributeValue {}

    record Items(List<AttributeValue> values) implements AttributeValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Nested fields, in the order given. */
    record Fields(Map<String, AttributeValue> values) implements AttributeValue {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }
}
