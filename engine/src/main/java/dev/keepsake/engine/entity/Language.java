package dev.keepsake.engine.entity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the smallest words of a language tell: which language a text is in, and whether a capital letter at the start of a
 * sentence may be a name. Only of languages with capital letters; the lists are beside this class.
 */
final class Language {

    static final Language ENGLISH = new Language("en");
    static final Language GERMAN = new Language("de");
    private static final Language RUSSIAN = new Language("ru");
    private static final Language GREEK = new Language("el");
    /** A language without a list: a word that opens a sentence is taken for a name only when another one follows. */
    private static final Language UNKNOWN = new Language("");

    private static final List<Language> ALL = List.of(
            ENGLISH,
            GERMAN,
            new Language("fr"),
            new Language("es"),
            new Language("pt"),
            new Language("it"),
            new Language("nl"),
            new Language("pl"),
            new Language("tr"),
            new Language("sv"),
            RUSSIAN,
            GREEK);

    private static final Map<String, int[]> SPOKEN_IN = spokenIn();
    /** A small word weighs more than another, because it is in every sentence of its own language. */
    private static final int FUNCTION = 2;
    /** Fewer words than this, all unknown, are taken for English. */
    private static final int FEW = 4;

    private final Set<String> function;
    private final Set<String> ordinary;
    private final Set<String> never;
    private final Set<String> subject;
    private final Set<String> article;
    private final Set<String> common;
    private final Set<String> name;
    private final String[] endings;
    private final boolean dropsSubjects;

    private Language(String code) {
        if (code.isEmpty()) {
            function = ordinary = never = subject = article = common = name = Set.of();
            endings = new String[0];
            dropsSubjects = true;
            return;
        }
        WordLists lists = WordLists.read(code + ".txt");
        function = lists.get("function");
        ordinary = lists.get("ordinary");
        never = lists.get("never");
        subject = lists.get("subject");
        article = lists.get("article");
        common = lists.get("common");
        name = lists.get("name");
        endings = lists.get("endings").toArray(String[]::new);
        dropsSubjects = lists.get("prodrop").contains("yes");
    }

    /** The language in which most of the words are at home. */
    static Language of(List<Word> words) {
        int[] weights = new int[ALL.size()];
        int cased = 0;
        for (Word word : words) {
            if (word.writing() == Writing.CASED) {
                cased++;
                int[] at = SPOKEN_IN.get(word.lower());
                for (int i = 0; at != null && i < at.length; i += 2) {
                    weights[at[i]] += at[i + 1];
                }
            }
        }
        int best = 0;
        for (int i = 1; i < weights.length; i++) {
            boolean safer = best > 0 && weights[i] == weights[best] && ALL.get(i).dropsSubjects;
            best = weights[i] > weights[best] || safer ? i : best;
        }
        return weights[best] > 0 ? ALL.get(best) : ofScript(words, cased);
    }

    private static Language ofScript(List<Word> words, int cased) {
        for (Word word : words) {
            if (word.writing() == Writing.CASED) {
                int point = word.lower().codePointAt(0);
                if (point >= 0x370 && point < 0x400) {
                    return GREEK;
                }
                if (point >= 0x400 && point < 0x530) {
                    return RUSSIAN;
                }
            }
        }
        return cased < FEW ? ENGLISH : UNKNOWN;
    }

    /** A word of the grammar, which nothing but a title has in capitals. */
    boolean isFunction(String word) {
        return function.contains(word);
    }

    /** A word that names nothing, in whatever form. */
    boolean isOrdinary(String word) {
        return function.contains(word) || ordinary.contains(word) || subject.contains(word);
    }

    /** Written with a capital letter wherever it stands, and no name: "I", days, months; also several of them. */
    boolean isNever(String word) {
        return never.contains(word)
                || (this == ENGLISH && word.endsWith("days") && never.contains(word.substring(0, word.length() - 1)));
    }

    /** Stands behind a subject: most often a verb in the third person. */
    boolean followsSubject(String word) {
        if (subject.contains(word)) {
            return true;
        }
        for (String ending : endings) {
            if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    boolean isArticle(String word) {
        return article.contains(word);
    }

    boolean isCommonNoun(String word) {
        return common.contains(word);
    }

    /** Announces a name: "heisse". */
    boolean announcesName(String word) {
        return name.contains(word);
    }

    boolean dropsSubjects() {
        return dropsSubjects;
    }

    private static Map<String, int[]> spokenIn() {
        Map<String, int[]> all = new HashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            Language language = ALL.get(i);
            take(language.function, i, FUNCTION, all);
            take(language.ordinary, i, 1, all);
            take(language.subject, i, 1, all);
            take(language.never, i, 1, all);
        }
        return Map.copyOf(all);
    }

    private static void take(Set<String> words, int language, int weight, Map<String, int[]> all) {
        words.forEach(word -> all.merge(word, new int[] {language, weight}, Language::together));
    }

    private static int[] together(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
