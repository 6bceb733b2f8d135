package dev.keepsake.engine.screen;

import dev.keepsake.engine.bundled.Bundled;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Word lists and patterns that lie beside this class; a line that begins with a hash explains. */
final class Lines {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private Lines() {}

    static List<String> of(String name) {
        return Bundled.lines(Lines.class, name);
    }

    static Set<String> words(String name) {
        return Bundled.words(Lines.class, name);
    }

    /** What stands behind {@code kind:} on a line, as patterns. */
    static List<Pattern> patterns(String name, String kind) {
        String head = kind + ": ";
        return of(name).stream()
                .filter(line -> line.startsWith(head))
                .map(line -> Pattern.compile(line.substring(head.length()).strip(), FLAGS))
                .toList();
    }
}
