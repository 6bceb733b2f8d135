package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names in Chinese, which has neither capital letters nor spaces: a surname with a form of address, or with a given name
 * between two words of the grammar; what follows the verbs of living and travelling; what ends like an institution.
 */
final class ChineseNames {

    private static final List<String> ADDRESSES = List.of(
            "\u5148\u751f",
            "\u5973\u58eb",
            "\u5c0f\u59d0",
            "\u8001\u5e08",
            "\u8001\u5e2b",
            "\u592a\u592a",
            "\u533b\u751f",
            "\u6559\u6388",
            "\u7ecf\u7406",
            "\u963f\u59e8",
            "\u53d4\u53d4");
    /** Verbs and prepositions before a person, nouns and particles too: call, be, with, give, to, for, meet, find, friend ... */
    private static final List<String> BEFORE_PERSON = List.of(
            "\u53eb",
            "\u548c",
            "\u8ddf",
            "\u4e0e",
            "\u7ed9",
            "\u5bf9",
            "\u627e",
            "\u89c1",
            "\u95ee",
            "\u662f",
            "\u670b\u53cb",
            "\u540c\u4e8b",
            "\u540c\u5b66",
            "\u59b9\u59b9",
            "\u59d0\u59d0",
            "\u54e5\u54e5",
            "\u5f1f\u5f1f",
            "\u5973\u513f",
            "\u513f\u5b50",
            "\u4e08\u592b",
            "\u59bb\u5b50",
            "\u8bf4",
            "\u8ba4\u8bc6",
            "\u53bb\u5e74",
            "\u6628\u5929",
            "\u4eca\u5929",
            "\u660e\u5929",
            "\u5468\u672b");

    private static final List<String> BEFORE_PLACE = List.of(
            "\u4f4f\u5728",
            "\u6765\u81ea",
            "\u642c\u5230",
            "\u642c\u53bb",
            "\u98de\u5230",
            "\u98de\u5f80",
            "\u51fa\u751f\u5728",
            "\u53bb\u4e86",
            "\u53bb\u8fc7",
            "\u524d\u5f80",
            "\u5230\u4e86",
            "\u5230\u8fbe",
            "\u53bb",
            "\u5728");
    private static final List<String> INSTITUTIONS = List.of(
            "\u5927\u5b66",
            "\u516c\u53f8",
            "\u533b\u9662",
            "\u94f6\u884c",
            "\u96c6\u56e2",
            "\u5b66\u9662",
            "\u535a\u7269\u9986");
    /** With what a word goes on that is no part of a name: of, at, go, say, be, and, with, also, very, like, want, play, work ... */
    private static final Set<Integer> GRAMMAR = signs(
            "\u7684\u4e86\u5728\u53bb\u8bf4\u662f\u548c\u8ddf\u4e0e\u4e5f\u5f88\u559c\u60f3\u73a9\u5de5\u4e0a\u4e00\u6211\u4f60\u4ed6\u5979\u4eec\u5230\u4ece\u7ed9\u5bf9\u4e0d\u6709\u4f1a\u8981\u4f4f\u5199\u770b\u5403\u4e70\u8bfb\u751f\u51fa\u65c5\u5ea6\u53c2\u505a\u5f53\u89c1\u6628\u4eca\u6765\u4e4b\u90fd\u5c31\u8fd8\u53ef\u5417\u5462\u5427\u554a\u90a3\u8fd9\u6700\u591a\u4ec0\u51e0\u54ea");

    private static final String FAMILIAR = "\u5c0f\u8001\u963f";
    private static final int LONGEST_GIVEN_NAME = 2;
    private static final int LONGEST_PLACE = 4;
    private static final int LONGEST_INSTITUTION = 8;

    private final String text;
    private final List<Find> found = new ArrayList<>();

    private ChineseNames(String text) {
        this.text = text;
    }

    static List<Find> in(String text, List<Word> words) {
        ChineseNames names = new ChineseNames(text);
        boolean kana = words.stream().anyMatch(word -> word.writing() == Writing.HIRAGANA);
        for (Word word : words) {
            if (word.writing() == Writing.HAN && !kana) {
                names.read(word.start(), word.end());
            }
        }
        return names.found;
    }

    private void read(int start, int end) {
        for (int i = start; i < end; i++) {
            boolean surname = UncasedWords.CHINESE_SURNAMES.contains((int) text.charAt(i));
            if (surname && (isFamiliar(i, start) || isAddressed(i, end) || isGiven(i, start, end))) {
                continue;
            }
            if (mayEndInstitution(i)) {
                institution(i, start);
            }
            place(i, start, end);
        }
    }

    /** Xiao Wang, Lao Li */
    private boolean isFamiliar(int at, int start) {
        boolean familiar = at > start && FAMILIAR.indexOf(text.charAt(at - 1)) >= 0;
        boolean alone = at - 1 == start || isGrammar(at - 2) || endsWithAny(BEFORE_PERSON, start, at - 1);
        boolean over =
                at + 1 >= text.length() || !Character.isIdeographic(text.codePointAt(at + 1)) || isGrammar(at + 1);
        if (familiar && alone && over) {
            found.add(Find.of(at - 1, at + 1, EntityKind.PERSON));
        }
        return familiar && alone && over;
    }

    private boolean isAddressed(int at, int end) {
        for (int given = 0; given <= LONGEST_GIVEN_NAME && at + 1 + given < end; given++) {
            if (startsWithAny(ADDRESSES, at + 1 + given) && !runsThroughGrammar(at + 1, at + 1 + given)) {
                return found.add(Find.of(at, at + 1 + given, EntityKind.PERSON));
            }
        }
        return false;
    }

    /** A surname and one or two signs, behind what stands before a person and before what stands behind one. */
    private boolean isGiven(int at, int start, int end) {
        if (at > start && !endsWithAny(BEFORE_PERSON, start, at)) {
            return false;
        }
        for (int given = LONGEST_GIVEN_NAME; given >= 1; given--) {
            int to = at + 1 + given;
            boolean over = to == end || (to < end && isGrammar(to));
            if (over && !runsThroughGrammar(at + 1, to) && !(to == end && at == start && given == 1)) {
                return found.add(Find.of(at, to, EntityKind.PERSON));
            }
        }
        return false;
    }

    private boolean runsThroughGrammar(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isGrammar(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayEndInstitution(int at) {
        return startsWithAny(INSTITUTIONS, at);
    }

    private void institution(int at, int start) {
        int from = at;
        while (from > start && at - from < LONGEST_INSTITUTION && !isGrammar(from - 1)) {
            from--;
        }
        int end = INSTITUTIONS.stream()
                .filter(ending -> text.startsWith(ending, at))
                .mapToInt(ending -> at + ending.length())
                .max()
                .orElse(at);
        if (at - from >= 2) {
            found.add(Find.of(from, end, EntityKind.ORGANISATION));
        }
    }

    private void place(int at, int start, int end) {
        if (!endsWithAny(BEFORE_PLACE, start, at) || isGrammar(at)) {
            return;
        }
        int to = at;
        while (to < end && !isGrammar(to)) {
            to++;
        }
        String name = text.substring(at, to);
        boolean fits = to - at >= 2 && to - at <= LONGEST_PLACE;
        if (fits && UncasedWords.NO_PLACES.stream().noneMatch(name::contains)) {
            found.add(Find.of(at, to, EntityKind.PLACE));
        }
    }

    private boolean isGrammar(int at) {
        return at >= 0 && at < text.length() && GRAMMAR.contains((int) text.charAt(at));
    }

    private boolean startsWithAny(List<String> words, int at) {
        for (String word : words) {
            if (text.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsWithAny(List<String> words, int start, int at) {
        for (String word : words) {
            if (at - word.length() >= start && text.startsWith(word, at - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> signs(String signs) {
        return signs.codePoints().boxed().collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
