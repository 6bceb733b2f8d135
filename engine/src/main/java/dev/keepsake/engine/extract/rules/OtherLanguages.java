package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** Statements in languages of which nothing is known but where sentences end: long enough, and no question. */
final class OtherLanguages {

    private static final int FEWEST_WORDS = 4;
    /** Chinese, Japanese and Thai are not written with spaces; there, letters are counted. */
    private static final int FEWEST_LETTERS_WITHOUT_SPACES = 8;

    private static final String QUESTION_MARKS = "?\uff1f\u061f\u037e";

    private OtherLanguages() {}

    static List<Statement> statements(Turn turn, String text, Speaker speaker) {
        return SentenceBreaks.inAnyLanguage(text).stream()
                .filter(span -> isStatement(span.of(text)))
                .map(span -> statement(turn, span, speaker))
                .toList();
    }

    private static Statement statement(Turn turn, Span span, Speaker speaker) {
        return Statement.of(speaker.name() + ": " + span.of(turn.text()), turn.time(), turn.id(), span);
    }

    private static boolean isStatement(String sentence) {
        boolean asks = QUESTION_MARKS.indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
        return !asks && isLongEnough(sentence);
    }

    private static boolean isLongEnough(String sentence) {
        long letters = sentence.codePoints().filter(Character::isLetter).count();
        if (sentence.codePoints().anyMatch(OtherLanguages::isWrittenWithoutSpaces)) {
            return letters >= FEWEST_LETTERS_WITHOUT_SPACES;
        }
        return words(sentence) >= FEWEST_WORDS;
    }

    private static boolean isWrittenWithoutSpaces(int point) {
        return Character.isIdeographic(point)
                || switch (Character.UnicodeScript.of(point)) {
                    case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    private static int words(String sentence) {
        BreakIterator iterator = BreakIterator.getWordInstance(Locale.ROOT);
        iterator.setText(sentence);
        int words = 0;
        int from = iterator.first();
        for (int to = iterator.next(); to != BreakIterator.DONE; to = iterator.next()) {
            words += Character.isLetterOrDigit(sentence.codePointAt(from)) ? 1 : 0;
            from = to;
        }
        return words;
    }
}
