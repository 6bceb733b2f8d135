package dev.keepsake.eval.languages;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sets that come with the program. */
public final class LanguageSets {

    /** The languages that search is expected to work in. */
    public static final List<String> LANGUAGES =
            List.of("en", "es", "fr", "de", "pt", "it", "ru", "zh", "ja", "ko", "ar", "hi");

    /** The set of memories that mix languages, and of questions in another language than the memory; nothing is expected. */
    public static final String MIXED = "mixed";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LanguageSets() {}

    /** The sets of {@link #LANGUAGES} in that order. */
    public static List<LanguageSet> all() {
        return LANGUAGES.stream().map(LanguageSets::of).toList();
    }

    /**
     * One set.
     *
     * @param code one of {@link #LANGUAGES}, or {@link #MIXED}
     * @throws KeepsakeException with {@code INVALID_REQUEST} when there is none for {@code code}
     */
    public static LanguageSet of(String code) {
        String name = code + ".jsonl";
        try (InputStream file = LanguageSets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw KeepsakeException.invalid("There is no set of questions for the language " + code
                        + "; there is one for each of " + LANGUAGES + " and one called " + MIXED);
            }
            return read(code, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | JacksonException e) {
            throw new KeepsakeException(
                    ErrorCategory.INTERNAL, "The set of questions " + name + " cannot be read from its jar", e);
        }
    }

    private static LanguageSet read(String code, String lines) {
        List<LanguageSet.Said> memories = new ArrayList<>();
        List<LanguageSet.Asked> questions = new ArrayList<>();
        for (String text : lines.lines().filter(line -> !line.isBlank()).toList()) {
            Line line = JSON.readValue(text, Line.class);
            if (line.memory() != null) {
                memories.add(new LanguageSet.Said(line.id(), line.memory()));
            } else if (line.question() != null && line.gold() != null) {
                String group = line.group() == null ? code : line.group();
                questions.add(new LanguageSet.Asked(line.id(), group, line.question(), line.gold()));
            } else {
                throw new KeepsakeException(
                        ErrorCategory.INTERNAL,
                        "The line " + line.id() + " of the set " + code
                                + " has neither a memory nor a question with gold");
            }
        }
        return new LanguageSet(code, memories, questions);
    }

    private record Line(
            String id,
            @Nullable String memory,
            @Nullable String group,
            @Nullable String question,
            @Nullable Set<String> gold) {}
}
