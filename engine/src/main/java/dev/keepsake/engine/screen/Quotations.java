package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a text passes on what somebody else wrote: mails, documents, code, output of programs, what pictures show. */
final class Quotations {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE;
    /** Two such lines one below the other are the head of a mail, whatever is written below them. */
    private static final Pattern MAIL_HEAD = Pattern.compile(
            "^[ \\t>|]*(?:\\p{Lu}[\\p{L} -]{1,18}) ?:[ \\t]*\\S.*\\R[ \\t>|]*(?:\\p{Lu}[\\p{L} -]{1,18}) ?: ?.*(?:\\R|$)",
            Pattern.MULTILINE | Pattern.UNICODE_CASE);

    private static final Pattern HEAD_WORD = Pattern.compile(
            "^[ \\t>|]*(?:from|to|subject|cc|date|sent|de|para|asunto|objet|\u00e0|von|an|betreff|oggetto|da|assunto|van|aan"
                    + "|onderwerp|\u043e\u0442|\u043a\u043e\u043c\u0443|\u0442\u0435\u043c\u0430|\u53d1\u4ef6\u4eba|\u4e3b\u9898|\u4ef6\u540d|\u5dee\u51fa\u4eba) ?:",
            FLAGS);

    /** Whole stretches. */
    private static final List<Pattern> STRETCHES = List.of(
            Pattern.compile("^[ \\t]*(?:>|\\|(?=\\s)).*$", FLAGS),
            Pattern.compile("^[ \\t]*(```|~~~)[\\s\\S]*?(?:^[ \\t]*\\1[ \\t]*$|\\z)", FLAGS),
            Pattern.compile("^[ \\t]*\"\"\"[\\s\\S]*?(?:\"\"\"|\\z)", FLAGS),
            Pattern.compile("<([a-z][\\w-]{1,30})(?: [^<>]{0,200})?>[\\s\\S]*?(?:</\\1>|\\z)", FLAGS),
            Pattern.compile("\\[image:[^\\[\\]]{1,2000}(?:\\]|\\z)", FLAGS),
            Pattern.compile(
                    "^[ \\t]*[{\\[][^\\n]*\"[\\w -]+\"\\s*:[\\s\\S]*?(?:^[ \\t]*[}\\]][ \\t]*$|[}\\]][ \\t]*$|\\z)",
                    FLAGS),
            Pattern.compile("^[ \\t]*\\{[ \\t]*\\R[\\s\\S]*?^\\}", FLAGS));

    /** Lines after which all that follows is somebody else's. */
    private static final List<Pattern> OPENINGS = Lines.patterns("quotations.txt", "opening");
    /** Lines that are somebody else's by themselves. */
    private static final List<Pattern> LINES = Lines.patterns("quotations.txt", "line");

    private static final Pattern MARKED = Pattern.compile(
            "\"([^\"\\n]{12,})\"|\u201c([^\u201d\\n]{12,})\u201d|\u00ab([^\u00bb\\n]{12,})\u00bb|\u201e([^\u201c\u201d\\n]{12,})[\u201c\u201d]|\u300c([^\u300d\\n]{8,})\u300d");
    /** A title has fewer words than a sentence. */
    private static final int LEAST_WORDS = 4;

    private static final int LEAST_LETTERS_OF_PAIRS = 8;

    private Quotations() {}

    /** The characters that are quoted. */
    static BitSet in(String text) {
        BitSet quoted = new BitSet(text.length());
        for (Pattern stretch : STRETCHES) {
            mark(stretch.matcher(text), quoted);
        }
        for (Pattern line : LINES) {
            mark(line.matcher(text), quoted);
        }
        for (Pattern opening : OPENINGS) {
            Matcher matcher = opening.matcher(text);
            if (matcher.find()) {
                quoted.set(matcher.end(), text.length());
            }
        }
        mailHead(text, quoted);
        sentencesInMarks(text, quoted);
        return quoted;
    }

    private static void mark(Matcher matcher, BitSet quoted) {
        while (matcher.find()) {
            quoted.set(matcher.start(), matcher.end());
        }
    }

    private static void mailHead(String text, BitSet quoted) {
        Matcher head = MAIL_HEAD.matcher(text);
        while (head.find()) {
            if (HEAD_WORD.matcher(head.group()).find()) {
                quoted.set(head.start(), text.length());
                return;
            }
        }
    }

    private static void sentencesInMarks(String text, BitSet quoted) {
        Matcher marked = MARKED.matcher(text);
        while (marked.find()) {
            if (isSentence(marked.group())) {
                quoted.set(marked.start(), marked.end());
            }
        }
    }

    private static boolean isSentence(String inMarks) {
        List<Span> words = new ArrayList<>();
        Matcher word = Pattern.compile("[\\p{L}\\p{M}]+").matcher(inMarks);
        boolean small = false;
        while (word.find()) {
            words.add(new Span(word.start(), word.end()));
            boolean first = words.size() == 1;
            small |= !first
                    && Character.isLowerCase(word.group().codePointAt(0))
                    && word.group().length() > 3;
            if (Scripts.isWrittenInPairs(word.group().codePointAt(0))
                    && word.group().length() >= LEAST_LETTERS_OF_PAIRS) {
                return true;
            }
        }
        return words.size() >= LEAST_WORDS && small;
    }
}
