package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that marks show in any script: titles in quotation marks, handles and hashtags, the hosts of addresses, e-mail
 * addresses.
 */
final class MarkedNames {

    private static final String OPENING = "\"\u201c\u201e\u00ab\u300c\u300e\u300a\u3008\u2018'";
    private static final String CLOSING = "\"\u201d\u201c\u00bb\u300d\u300f\u300b\u3009\u2019'";
    /** These marks enclose titles and nothing else. */
    private static final String OF_TITLES = "\u300e\u300a\u3008";

    private static final String ENDS_OF_SPEECH = ".?!,;:\u2026\u3002\u3001\uff01\uff1f\uff0c\n";
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TITLE_OF_SIGNS = 16;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_SMALL_WORD = 4;

    private final String text;
    private final List<Find> found = new ArrayList<>();

    private MarkedNames(String text) {
        this.text = text;
    }

    static List<Find> in(String text) {
        MarkedNames names = new MarkedNames(text);
        for (int i = 0; i < text.length(); i++) {
            i = Math.max(i, names.read(i, text.charAt(i)));
        }
        return names.found;
    }

    /** Reads what begins at {@code at}; the last character that is used up, or anything less when none is. */
    private int read(int at, char mark) {
        return switch (mark) {
            case '@' -> at > 0 && isWordPart(text.charAt(at - 1)) ? address(at) : tag(at);
            case '#' -> tag(at);
            case ':' -> text.startsWith("://", at) ? host(at + 3) : at;
            default -> (mark < 128 && mark != '"' && mark != '\'') || OPENING.indexOf(mark) < 0 ? at : title(at, mark);
        };
    }

    private int tag(int at) {
        int end = at + 1;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        boolean free = at == 0 || !isWordPart(text.charAt(at - 1));
        if (free && end > at + 2 && Character.isLetter(text.codePointAt(at + 1))) {
            found.add(Find.of(at + 1, whole(end), EntityKind.OTHER));
        }
        return end - 1;
    }

    private int address(int at) {
        int start = at;
        while (start > 0 && (isWordPart(text.charAt(start - 1)) || "._-+".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        int end = endOfHost(at + 1);
        if (start < at && text.substring(at, end).indexOf('.') > 0 && isWordPart(text.charAt(start))) {
            found.add(Find.of(start, end, EntityKind.OTHER));
        }
        return end - 1;
    }

    private int host(int at) {
        int start = text.startsWith("www.", at) ? at + 4 : at;
        int end = endOfHost(start);
        if (end > start) {
            found.add(Find.of(start, end, EntityKind.OTHER));
        }
        int rest = end;
        while (rest < text.length() && !Character.isWhitespace(text.charAt(rest))) {
            rest++;
        }
        return rest - 1;
    }

    private int endOfHost(int from) {
        int end = from;
        while (end < text.length() && (isWordPart(text.charAt(end)) || isInnerMark(end))) {
            end++;
        }
        return end;
    }

    private boolean isInnerMark(int at) {
        boolean mark = text.charAt(at) == '.' || text.charAt(at) == '-';
        return mark && at + 1 < text.length() && isWordPart(text.charAt(at + 1));
    }

    private int title(int at, char opening) {
        boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || opening > 0x2fff;
        int close = free ? close(at, opening) : -1;
        if (close < 0) {
            return at;
        }
        if (isTitle(at + 1, close, opening)) {
            found.add(Find.of(at + 1, close, EntityKind.OTHER));
            return close;
        }
        return at;
    }

    private int close(int at, char opening) {
        char wanted = CLOSING.charAt(OPENING.indexOf(opening));
        for (int i = at + 2; i < text.length() && i - at <= LONGEST_TITLE + 1; i++) {
            char mark = text.charAt(i);
            boolean apostrophe = i + 1 < text.length()
                    && (mark == '\'' || mark == '\u2019')
                    && Character.isLetterOrDigit(text.charAt(i + 1));
            if ((mark == wanted || (opening == '\u201e' && mark == '\u201d')) && !apostrophe) {
                return i;
            }
        }
        return -1;
    }

    private boolean isTitle(int from, int to, char opening) {
        int first = text.codePointAt(from);
        if (!Character.isLetterOrDigit(first) || ENDS_OF_SPEECH.indexOf(text.charAt(to - 1)) >= 0) {
            return false;
        }
        if (OF_TITLES.indexOf(opening) >= 0) {
            return true;
        }
        if (!Writing.of(first).hasSpacesBetweenWords()) {
            return to - from <= LONGEST_TITLE_OF_SIGNS && !endsSpeechWithin(from, to);
        }
        return hasCapitals(from, to, opening);
    }

    private boolean endsSpeechWithin(int from, int to) {
        for (int i = from; i < to; i++) {
            if (ENDS_OF_SPEECH.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** In English and with straight marks all longer words of a title have capitals; elsewhere the first has one. */
    private boolean hasCapitals(int from, int to, char opening) {
        List<Word> words = Words.of(text.substring(from, to));
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return false;
        }
        Word first = words.getFirst();
        boolean named = first.shape().isCapital() || first.writing() == Writing.NUMBER;
        if (first.writing() == Writing.SPACED || first.writing() == Writing.HANGUL) {
            return !endsSpeechWithin(from, to);
        }
        boolean sentenceCase = opening == '\u00ab' || opening == '\u201e';
        return named && (sentenceCase || words.stream().allMatch(MarkedNames::isSmallOrCapital));
    }

    private static boolean isSmallOrCapital(Word word) {
        return word.shape() != Shape.LOWER || word.end() - word.start() <= LONGEST_SMALL_WORD;
    }

    private static boolean isWordPart(char letter) {
        return Character.isLetterOrDigit(letter) || Character.isSurrogate(letter) || isMark(letter);
    }

    private static boolean isMark(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Never between the halves of a surrogate pair. */
    private int whole(int end) {
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }
}
