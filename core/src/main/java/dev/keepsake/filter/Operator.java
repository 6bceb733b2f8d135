package dev.keepsake.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a condition compares. */
public enum Operator {
    EQ,
    /** Not equal; also true when the field is absent. */
    NE,
    GT,
    GTE,
    LT,
    LTE,
    IN,
    /** Not in; also true when the field is absent. */
    NIN,
    /** Text contains text, or a list contains an element. */
    CONTAINS,
    /** As {@link #CONTAINS}, ignoring case. */
    ICONTAINS;

    /** The lower-case name used in text forms. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator whose {@link #key()} this is. */
    public static Optional<Operator> ofKey(String key) {
        return Arrays.stream(values()).filter(op -> op.key().equals(key)).findFirst();
    }
}
