package dev.keepsake.engine.bundled;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what lies in the jar beside a class, in UTF-8. That it is not there is a defect of the build. */
public final class Bundled {

    private Bundled() {}

    /** A file as it is. */
    public static String text(Class<?> beside, String name) {
        try (InputStream content = beside.getResourceAsStream(name)) {
            if (content == null) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, name + " is missing from the jar");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, name + " cannot be read from the jar", unreadable);
        }
    }

    /** The lines of a list; an empty one separates, and one that begins with a hash explains. */
    public static List<String> lines(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The words of all lines of a list. */
    public static Set<String> words(Class<?> beside, String name) {
        return lines(beside, name).stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
