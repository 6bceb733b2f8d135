package dev.keepsake.index.lucene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What questions ask with. Lists of stop words are made for statements and have few of them. */
final class Interrogatives {

    private static final Map<String, List<String>> LISTS = read();
    private static final Pattern CHINESE_OR_JAPANESE = Pattern.compile(anyOf("zh", "ja"));
    private static final Pattern KOREAN = Pattern.compile("(?<!\\p{IsHangul})(?:" + anyOf("ko") + ")(?!\\p{IsHangul})");

    private Interrogatives() {}

    /** The list for a code; empty when there is none. */
    static List<String> of(String code) {
        return LISTS.getOrDefault(code, List.of());
    }

    /** A Chinese, Japanese or Korean question with blanks where it asks, so that no pair of characters reaches over them. */
    static String blankedOut(String question) {
        return blankedOut(KOREAN, blankedOut(CHINESE_OR_JAPANESE, question));
    }

    private static String blankedOut(Pattern asking, String question) {
        return asking.matcher(question)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }

    private static String anyOf(String... codes) {
        return Stream.of(codes)
                .flatMap(code -> of(code).stream())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> lists = new HashMap<>();
        try (InputStream file =
                Objects.requireNonNull(Interrogatives.class.getResourceAsStream("interrogatives.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words ->
                            lists.put(words[0], List.copyOf(Arrays.asList(words).subList(1, words.length))));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of interrogatives cannot be read from its jar", e);
        }
        return lists;
    }
}
