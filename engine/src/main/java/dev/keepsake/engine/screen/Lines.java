package dev.keepsake.engine.screen;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Word lists and patterns that lie beside this class; a line that begins with a hash explains. */
final class Lines {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private Lines() {}

    static List<String> of(String name) {
        return text(name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** A resource as it is. */
    static String text(String name) {
        try (InputStream in = Lines.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "The list " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "The list " + name + " cannot be read", e);
        }
    }

    /** The words of all lines. */
    static Set<String> words(String name) {
        return of(name).stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
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
