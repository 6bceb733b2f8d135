package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where sentences end in any language: at line breaks, and at full stops, question and exclamation marks before a space. */
final class Sentences {

    private static final Pattern END =
            Pattern.compile("[.!?\u2026]+[\"')\\]\u00bb\u201d]*(?=\\s)|[\u3002\uff01\uff1f]+|[\\r\\n]+");
    private static final Pattern CLAUSE = Pattern.compile(
            "[,;:\u3001\uff0c\uff1b]|\\b(?:and|but|so|because|und|aber|weil|et|mais|car|y|pero|porque|e|ma|mas|en|maar)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final int LONGEST = 800;
    private static final int SEAM = 100;

    private Sentences() {}

    static List<Span> in(String text) {
        List<Span> sentences = new ArrayList<>();
        Matcher end = END.matcher(text);
        int from = 0;
        while (end.find()) {
            addCut(text, from, end.end(), sentences);
            from = end.end();
        }
        addCut(text, from, text.length(), sentences);
        return sentences;
    }

    /** What goes on and on is no sentence; it is looked at in pieces that overlap, so that nothing hides in a seam. */
    private static void addCut(String text, int start, int end, List<Span> spans) {
        int from = start;
        while (end - from > LONGEST) {
            addTrimmed(text, from, from + LONGEST, spans);
            from += LONGEST - SEAM;
        }
        addTrimmed(text, from, end, spans);
    }

    /** The clauses of a text, roughly. */
    static List<String> clauses(String text) {
        List<String> clauses = new ArrayList<>();
        for (Span sentence : in(text)) {
            for (String clause : CLAUSE.split(sentence.of(text))) {
                if (!clause.isBlank()) {
                    clauses.add(clause.strip());
                }
            }
        }
        return clauses;
    }

    static boolean asks(String sentence) {
        String text = sentence.strip();
        return !text.isEmpty() && "?\uff1f\u061f\u037e".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static void addTrimmed(String text, int start, int end, List<Span> spans) {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (from < to) {
            spans.add(new Span(from, to));
        }
    }
}
