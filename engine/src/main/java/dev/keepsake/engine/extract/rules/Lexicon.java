package dev.keepsake.engine.extract.rules;

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

/** Lists of words that lie beside this class; a line that begins with a hash explains. */
final class Lexicon {

    private Lexicon() {}

    static List<String> lines(String name) {
        try (InputStream in = Lexicon.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new KeepsakeException(
                        ErrorCategory.INTERNAL, "The word list " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "The word list " + name + " cannot be read", e);
        }
    }

    static List<Pattern> patterns(String name) {
        return lines(name).stream().map(Pattern::compile).toList();
    }

    static Set<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
