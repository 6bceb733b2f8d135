package dev.keepsake.engine.entity;

import dev.keepsake.entity.Honorifics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text of any script into words, in one pass. A change of script ends a word; an apostrophe stays inside unless it
 * marks an elision ({@code l'amie}); the dots of initials ({@code U.S.}) stay inside.
 */
final class Words {

    private static final Set<String> ELIDED = Set.of(
            "l", "d", "j", "c", "qu", "n", "m", "t", "s", "jusqu", "lorsqu", "dell", "all", "nell", "sull", "dall");
    private static final Set<String> ABBREVIATIONS = Set.of("st", "mt", "vs", "no", "jr", "ft", "ste", "van", "al");
    private static final int LONGEST_ENDING = 6;

    private final String text;
    private final List<Word> words = new ArrayList<>();

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        Words words = new Words(text);
        words.split();
        return words.words;
    }

    private void split() {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isLetterOrDigit(point)) {
                int end = endOf(at, point);
                add(at, end);
                at = end;
            } else {
                at += Character.charCount(point);
            }
        }
    }

    private int endOf(int start, int first) {
        Writing writing = Writing.of(first);
        int at = start + Character.charCount(first);
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isLetterOrDigit(point)) {
                Writing other = Writing.of(point);
                if (!isMark(point) && other != writing && !goTogether(writing, other)) {
                    return at;
                }
                writing = writing == Writing.NUMBER ? other : writing;
            } else if (isApostrophe(point) && writing == Writing.CASED && isLetterAt(next)) {
                if (ELIDED.contains(text.substring(start, at).toLowerCase(Locale.ROOT)) && isElision(start, next)) {
                    return at;
                }
            } else if (point != '.' || !isStopOfInitial(start, at, next)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** "l'amie", and "L'Italia" where a sentence begins, but not "D'Angelo" within one. */
    private boolean isElision(int start, int next) {
        return Character.isLowerCase(text.codePointAt(start))
                || (Character.isLowerCase(text.codePointAt(next)) || gapBefore(start) == Gap.SENTENCE);
    }

    private boolean isStopOfInitial(int start, int at, int next) {
        boolean single = at == start + 1 || text.charAt(at - 2) == '.';
        return single && Character.isUpperCase(text.charAt(at - 1)) && isCapitalAt(next) && !isLetterAt(next + 1);
    }

    private void add(int start, int end) {
        Writing writing = Writing.of(text.codePointAt(start));
        Shape shape = writing == Writing.CASED ? Shape.of(text, start, end) : Shape.NONE;
        Gap gap = gapBefore(start);
        String lower = shape == Shape.LOWER || shape == Shape.NONE
                ? text.substring(start, end)
                : text.substring(start, end).toLowerCase(Locale.ROOT);
        lower = lower.indexOf('\u2019') < 0 ? lower : lower.replace('\u2019', '\'');
        int nameEnd = writing == Writing.CASED ? endOfName(start, end) : end;
        String stem = nameEnd == end || nameEnd - start > lower.length() ? lower : lower.substring(0, nameEnd - start);
        words.add(new Word(start, end, nameEnd, lower, stem, writing, shapeOfName(shape, start, nameEnd, end), gap));
    }

    private Shape shapeOfName(Shape shape, int start, int nameEnd, int end) {
        return nameEnd < end ? Shape.of(text, start, nameEnd) : shape;
    }

    /** Anna's, Istanbul'da: what stands behind the last apostrophe is an ending when it is short and small. */
    private int endOfName(int start, int end) {
        for (int i = end - 1; i > start; i--) {
            char letter = text.charAt(i);
            if (isApostrophe(letter)) {
                return i;
            }
            if (end - i > LONGEST_ENDING || !Character.isLowerCase(letter)) {
                return end;
            }
        }
        return end;
    }

    private Gap gapBefore(int start) {
        if (words.isEmpty()) {
            return Gap.SENTENCE;
        }
        Word before = words.getLast();
        int from = before.end();
        if (start == from) {
            return Gap.NONE;
        }
        if (start == from + 1) {
            return gapOfOne(before, text.charAt(from));
        }
        return gapOfMany(before, from, start);
    }

    private static Gap gapOfOne(Word before, char mark) {
        return switch (mark) {
            case ' ', '\u00a0' -> Gap.SPACE;
            case '-', '\u2010', '\u2011' -> Gap.HYPHEN;
            case '\'', '\u2019' -> Gap.NONE;
            case '.' -> isAbbreviation(before) ? Gap.STOP : Gap.MARK;
            case '\n', '\r', ':', '"', '\u3002', '\uff01', '\uff1f' -> Gap.SENTENCE;
            default -> Gap.MARK;
        };
    }

    private Gap gapOfMany(Word before, int from, int to) {
        boolean blank = true;
        for (int i = from; i < to; i++) {
            char mark = text.charAt(i);
            if (opensSentence(mark, i + 1 < to ? text.charAt(i + 1) : 'a')) {
                boolean stop = mark == '.' && to - from == 2 && isAbbreviation(before);
                return stop ? Gap.STOP : Gap.SENTENCE;
            }
            blank &= mark == ' ';
        }
        if (blank) {
            return Gap.SPACE;
        }
        return to - from == 3 && text.charAt(from + 1) == '&' ? Gap.AMPERSAND : Gap.MARK;
    }

    private static boolean opensSentence(char mark, char next) {
        return switch (mark) {
            case '\n', '\r', '!', '?', ':', '"', '\u2026', '\u3002', '\uff01', '\uff1f', '\u0964', '\u061f' -> true;
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb', '\u300c', '\u300e', '\u00bf', '\u00a1' -> true;
            case '\u2022', '*', '>', '#', '\u2028', '\u2018' -> true;
            case '.', '-', '\'' -> Character.isWhitespace(next) || mark != '-';
            default -> Character.isSurrogate(mark) || (mark >= '\u2600' && mark <= '\u27bf');
        };
    }

    private static boolean isAbbreviation(Word word) {
        return word.shape() == Shape.INITIAL
                || word.lower().indexOf('.') > 0
                || Honorifics.standsBefore(word.lower())
                || ABBREVIATIONS.contains(word.lower());
    }

    private static boolean goTogether(Writing one, Writing other) {
        return (one == Writing.NUMBER && other == Writing.CASED) || (one == Writing.CASED && other == Writing.NUMBER);
    }

    private boolean isLetterAt(int at) {
        return at < text.length() && Character.isLetter(text.codePointAt(at));
    }

    private boolean isCapitalAt(int at) {
        return at < text.length() && Character.isUpperCase(text.charAt(at));
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == 0x2019;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isLetterOrDigit(int point) {
        if (point < 128) {
            return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
        }
        return Character.isLetterOrDigit(point) || isMark(point);
    }
}
