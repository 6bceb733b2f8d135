package dev.keepsake.engine.slot;

import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Attribute and value as a pattern caught them.
 *
 * @param attribute the attribute's name
 * @param value the value, or empty when only its end is told
 * @param formerly what it was before, or null
 * @param whole whether nothing of substance stands beside the value
 */
record Answer(String attribute, String value, @Nullable String formerly, boolean whole) {

    /** What the pattern caught, or null when that cannot be a value of it. */
    static @Nullable Answer of(AttributePattern pattern, Matcher matcher) {
        String raw = AttributePattern.group(matcher, "v");
        if (raw.isEmpty()) {
            raw = AttributePattern.group(matcher, "v2");
        }
        String tail = AttributePattern.group(matcher, "tail");
        String fixed = AttributePattern.group(matcher, "w");
        String old = AttributePattern.group(matcher, "old");
        String formerly = old.isEmpty() ? null : Values.plain(old);
        String name = Words.canonical(Values.name(AttributePattern.group(matcher, "p")));
        String verb = Habits.base(AttributePattern.group(matcher, "h").toLowerCase(Locale.ROOT));
        boolean optional = pattern.form() == AttributePattern.Form.END || !verb.isEmpty();
        if (raw.isEmpty() && fixed.isEmpty()) {
            return optional ? new Answer(named(pattern, name, verb, ""), "", formerly, true) : null;
        }
        Values value = Values.of(fixed.isEmpty() ? raw : fixed, pattern.type());
        if (value == null || (fixed.isEmpty() && !ValueTypes.fits(pattern.type(), raw, value.text()))) {
            return null;
        }
        String with = Values.plain(AttributePattern.group(matcher, "with"));
        String text = with.isEmpty() ? value.text() : value.text() + " " + with;
        return new Answer(
                named(pattern, name, verb, text),
                text,
                formerly == null ? value.formerly() : formerly,
                value.whole() && formerly == null && tail.isEmpty());
    }

    private static String named(AttributePattern pattern, String name, String verb, String value) {
        return pattern.attribute()
                .replace("{p}", name)
                .replace("{v}", verb)
                .replace("{V}", value)
                .strip();
    }
}
