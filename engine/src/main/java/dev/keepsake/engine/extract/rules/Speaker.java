package dev.keepsake.engine.extract.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who says a turn.
 *
 * @param name what to call the one who speaks
 * @param listener what to call the one spoken to, or null when that is not one known person
 * @param isAssistant whether it is a program that speaks and not a person
 */
record Speaker(String name, @Nullable String listener, boolean isAssistant) {

    private static final int SHORTEST_NICKNAME = 2;

    /** Whether {@code word} calls one of the two, by name or by its beginning: Mel for Melanie. */
    boolean isCalled(String word) {
        return isShortFor(word, name) || (listener != null && isShortFor(word, listener));
    }

    private static boolean isShortFor(String word, String name) {
        return word.length() >= SHORTEST_NICKNAME
                && Character.isUpperCase(word.codePointAt(0))
                && name.toLowerCase(Locale.ROOT).startsWith(word.toLowerCase(Locale.ROOT));
    }
}
