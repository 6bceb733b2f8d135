package dev.keepsake.engine.screen;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says, for comparing two texts: its words without grammar, or pairs of letters where words are not told apart by
 * spaces or change too much by grammar, and its numbers.
 *
 * @param words words and pairs of letters, in small letters without accents
 * @param numbers as digits, without signs between them
 */
record Terms(Set<String> words, Set<String> numbers) {

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d{3})*(?:[.,]\\d+)?");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[.,](?=\\d)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
    private static final Set<String> EMPTY = emptyWords();
    private static final Map<String, String> SAME = sameWords();
    private static final Map<String, String> NUMBERS = numberWords();

    /** A stem of fewer letters is shared by words that have nothing to do with each other. */
    private static final int LEAST_STEM = 4;

    private static final double STEM = 0.6;
    /** Roots that are one or two signs mean something only in scripts of syllables and words. */
    private static final int SHORTEST_WORD = 2;

    Terms {
        words = Set.copyOf(words);
        numbers = Set.copyOf(numbers);
    }

    static Terms of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        Matcher digits = DIGITS.matcher(plain);
        while (digits.find()) {
            numbers.add(BETWEEN_DIGITS.matcher(digits.group()).replaceAll(""));
        }
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            add(word.group(), words);
        }
        return new Terms(words, numbers);
    }

    private static void add(String word, Set<String> words) {
        if (Scripts.isWrittenInPairs(word.codePointAt(0))) {
            pairs(word, words);
            return;
        }
        String folded = folded(word);
        if (folded.length() >= SHORTEST_WORD && !EMPTY.contains(folded)) {
            words.add(SAME.getOrDefault(folded, folded));
        }
    }

    private static void pairs(String run, Set<String> words) {
        String rest = run;
        for (String frame : Frames.ALL) {
            rest = rest.replace(frame, " ");
        }
        for (String part : rest.strip().split(" +")) {
            int[] signs = part.codePoints().toArray();
            for (int i = 0; i + 1 < signs.length; i++) {
                words.add(new String(signs, i, 2));
            }
            if (signs.length == 1 && Character.isIdeographic(signs[0])) {
                words.add(part);
            }
        }
    }

    /** Without accents, in small letters. */
    static String folded(String word) {
        String decomposed = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed).replaceAll("").replace("\u00df", "ss");
    }

    boolean isEmpty() {
        return words.isEmpty() && numbers.isEmpty();
    }

    int size() {
        return words.size() + numbers.size();
    }

    /** These and those of others. */
    static Terms union(Collection<Terms> all) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        for (Terms terms : all) {
            words.addAll(terms.words);
            numbers.addAll(terms.numbers);
        }
        return new Terms(words, numbers);
    }

    /** What of this is nowhere in {@code other}. */
    Terms without(Terms other) {
        Set<String> numberWords = new LinkedHashSet<>();
        other.words.forEach(word -> {
            String number = NUMBERS.get(word);
            if (number != null) {
                numberWords.add(number);
            }
        });
        Set<String> missing = new LinkedHashSet<>();
        for (String word : words) {
            if (!other.hasWord(word) && !other.numbers.contains(NUMBERS.getOrDefault(word, ""))) {
                missing.add(word);
            }
        }
        Set<String> missingNumbers = new LinkedHashSet<>(numbers);
        missingNumbers.removeAll(other.numbers);
        missingNumbers.removeAll(numberWords);
        return new Terms(missing, missingNumbers);
    }

    /** Whether a word of this text is {@code word}, or one of the same stem. */
    boolean hasWord(String word) {
        return words.contains(word) || words.stream().anyMatch(own -> sameStem(own, word));
    }

    /** How much of this is in {@code other}, 0..1; 0 when this is empty. */
    double coveredBy(Terms other) {
        return isEmpty() ? 0 : 1 - (double) without(other).size() / size();
    }

    private static boolean sameStem(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (shorter < LEAST_STEM || Scripts.isWrittenInPairs(one.codePointAt(0))) {
            return false;
        }
        int shared = 0;
        while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared >= LEAST_STEM && shared >= STEM * Math.max(one.length(), other.length());
    }

    private static Set<String> emptyWords() {
        Set<String> folded = new LinkedHashSet<>();
        Lines.words("empty-words.txt").forEach(word -> folded.add(folded(word)));
        return folded;
    }

    /** Words of one line mean the same; the first stands for all. */
    private static Map<String, String> sameWords() {
        Map<String, String> same = new HashMap<>();
        for (String line : Lines.of("same-words.txt")) {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            words.forEach(word -> same.put(folded(word), folded(words.getFirst())));
        }
        return same;
    }

    private static Map<String, String> numberWords() {
        Map<String, String> numbers = new HashMap<>();
        for (String line : Lines.of("numbers.txt")) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                numbers.put(folded(words[i]), words[0]);
            }
        }
        return numbers;
    }
}
