package dev.keepsake.engine.consolidate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a statement that make it this statement: without case, punctuation and contractions, and, where English words
 * mean the same or nothing of their own, in one form of them. Two statements of one wording say the same; statements of
 * different wording may do so, too, and nothing here can know.
 *
 * @param exact every word in its order
 * @param telling the words that tell something, in their order
 */
record Wording(List<String> exact, List<String> telling) {

    /** Letters and digits; with an apostrophe inside, the sign before a number, its points and colons, and the ends of "C++". */
    private static final Pattern WORD =
            Pattern.compile("(?:(?<![\\p{L}\\p{M}\\p{N}])[-+\u2212](?=\\p{N}))?[\\p{L}\\p{M}\\p{N}]+"
                    + "(?:(?:'|(?<=\\p{N})[.,:/](?=\\p{N}))[\\p{L}\\p{M}\\p{N}]+)*[+#]*");

    private static final Map<String, List<String>> WHOLE = Map.of(
            "can't", List.of("can", "not"),
            "cannot", List.of("can", "not"),
            "won't", List.of("will", "not"),
            "i'm", List.of("i", "am"));

    private static final Map<String, String> ENDS =
            Map.of("n't", "not", "'re", "are", "'ve", "have", "'ll", "will", "'d", "would");

    /** Words that may be left out without a loss. */
    private static final Set<String> LIGHT =
            Set.of("a", "an", "the", "really", "very", "also", "just", "currently", "now", "actually", "that");

    /** Words and phrases in one form of those that mean the same; every form in plain words. */
    private static final Map<String, String> SAME = new HashMap<>();

    private static final int LONGEST_PHRASE = 4;

    static {
        for (String line : List.of(
                "likes/enjoys/is fond of",
                "like/enjoy/am fond of",
                "works at/works for/is employed by/is employed at/is working at/is working for",
                "work at/work for/am employed by/am employed at",
                "lives in/resides in/is living in/is based in",
                "live in/reside in/am living in/am based in",
                "is called/is named",
                "phone number/telephone number",
                "mother/mom/mum",
                "father/dad",
                "children/kids",
                "begins/starts",
                "began/started",
                "bought/purchased",
                "movie/film",
                "physician/doctor")) {
            String[] forms = line.split("/");
            for (String form : forms) {
                SAME.put(form, forms[0]);
            }
        }
    }

    static Wording of(String text) {
        List<String> exact = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        WORD.matcher(lower).results().map(MatchResult::group).forEach(word -> expand(word, exact));
        List<String> telling =
                inOneForm(exact).stream().filter(word -> !LIGHT.contains(word)).toList();
        // A text without any word, such as a row of signs, stands for itself.
        return exact.isEmpty()
                ? new Wording(List.of(lower.strip()), List.of(lower.strip()))
                : new Wording(List.copyOf(exact), telling);
    }

    private static void expand(String word, List<String> words) {
        List<String> whole = WHOLE.get(word);
        if (whole != null) {
            words.addAll(whole);
            return;
        }
        for (Map.Entry<String, String> end : ENDS.entrySet()) {
            if (word.length() > end.getKey().length() && word.endsWith(end.getKey())) {
                words.add(word.substring(0, word.length() - end.getKey().length()));
                words.add(end.getValue());
                return;
            }
        }
        words.add(word);
    }

    private static List<String> inOneForm(List<String> words) {
        List<String> formed = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int length = Math.min(LONGEST_PHRASE, words.size() - at);
            while (length > 0 && !SAME.containsKey(String.join(" ", words.subList(at, at + length)))) {
                length--;
            }
            if (length == 0) {
                formed.add(words.get(at++));
            } else {
                formed.add(SAME.get(String.join(" ", words.subList(at, at + length))));
                at += length;
            }
        }
        return formed;
    }

    /** Whether every telling word of {@code other} is among those of this one, as often as there. */
    boolean contains(Wording other) {
        List<String> left = new ArrayList<>(telling);
        return other.telling.stream().allMatch(left::remove);
    }
}
