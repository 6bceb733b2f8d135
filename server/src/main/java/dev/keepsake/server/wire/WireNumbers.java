package dev.keepsake.server.wire;

import dev.keepsake.error.KeepsakeException;
import java.math.BigDecimal;

/** Numbers as callers write them, with bounds that keep a hostile one cheap. */
public final class WireNumbers {

    private static final int MAX_EXPONENT = 400;
    private static final int MAX_INT_DIGITS = 10;

    private WireNumbers() {}

    /** The whole number that {@code digits} spells. */
    public static int integer(String name, String digits) {
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException notANumber) {
            throw KeepsakeException.invalid("'" + name + "' must be a whole number of at most 32 bits; got "
                    + digits.length() + " characters that are not one");
        }
    }

    static boolean isInt(BigDecimal number) {
        return isModest(number)
                && number.stripTrailingZeros().scale() <= 0
                && number.precision() - number.scale() <= MAX_INT_DIGITS
                && number.compareTo(BigDecimal.valueOf(number.intValue())) == 0;
    }

    /** {@code number}, unless writing it out would take a book: one of a few characters may have a billion digits. */
    static BigDecimal modest(BigDecimal number) {
        if (!isModest(number)) {
            throw KeepsakeException.invalid(
                    "A number of the body has an exponent beyond " + MAX_EXPONENT + "; send it as a string");
        }
        return number;
    }

    private static boolean isModest(BigDecimal number) {
        return number.signum() == 0 || Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT;
    }
}
