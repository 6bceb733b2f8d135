package dev.keepsake.engine.extract.rules;

import dev.keepsake.conversation.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the sentences of chat text begin and end. A line break always ends one, list marks belong to none, code between
 * fences has none; an emoji or a full stop before a capital letter ends one even where a model sees none, and the stop of an
 * abbreviation does not.
 */
final class SentenceBreaks {

    private static final Pattern LINE = Pattern.compile("[^\\r\\n\\u2028\\u2029]+");
    private static final Pattern LIST_MARK = Pattern.compile("^\\s*(?:[-*\\u2022#>]+|\\d{1,2}[.)])\\s+");
    /** The end of a sentence, as a group, that is followed by a capital letter. */
    private static final Pattern MISSED_BREAK = Pattern.compile(
            "([\\x{1F300}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{FE0F}])\\s*(?=\\p{Lu})|((?:[!?]|[a-z)]{2}[.])[\"')]?)\\s+(?=\\p{Lu})");

    private static final Set<String> ABBREVIATIONS =
            Set.of("dr.", "mr.", "mrs.", "ms.", "st.", "mt.", "prof.", "vs.", "e.g.", "i.e.", "etc.", "jr.", "sr.");

    private SentenceBreaks() {}

    /** The sentences of English {@code text}; {@code detector} finds those of one line. */
    static List<Span> in(String text, Function<String, List<opennlp.tools.util.Span>> detector) {
        List<Span> sentences = new ArrayList<>();
        for (Span line : lines(text)) {
            List<Span> ofLine = new ArrayList<>();
            for (opennlp.tools.util.Span found : detector.apply(line.of(text))) {
                splitMissed(text, line.start() + found.getStart(), line.start() + found.getEnd(), ofLine);
            }
            sentences.addAll(joinedAfterAbbreviations(text, ofLine));
        }
        return sentences;
    }

    /** The sentences of a text in any language. */
    static List<Span> inAnyLanguage(String text) {
        List<Span> sentences = new ArrayList<>();
        BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ROOT);
        for (Span line : lines(text)) {
            iterator.setText(line.of(text));
            int from = iterator.first();
            for (int to = iterator.next(); to != BreakIterator.DONE; to = iterator.next()) {
                addTrimmed(text, line.start() + from, line.start() + to, sentences);
                from = to;
            }
        }
        return sentences;
    }

    private static List<Span> lines(String text) {
        List<Span> lines = new ArrayList<>();
        boolean code = false;
        Matcher matcher = LINE.matcher(text);
        while (matcher.find()) {
            if (matcher.group().strip().startsWith("```")) {
                code = !code;
            } else if (!code) {
                Matcher mark = LIST_MARK.matcher(matcher.group());
                int from = mark.find() ? matcher.start() + mark.end() : matcher.start();
                addTrimmed(text, from, matcher.end(), lines);
            }
        }
        return lines;
    }

    private static void splitMissed(String text, int start, int end, List<Span> spans) {
        Matcher matcher = MISSED_BREAK.matcher(text).region(start, end);
        int from = start;
        while (matcher.find()) {
            addTrimmed(text, from, matcher.group(1) == null ? matcher.end(2) : matcher.end(1), spans);
            from = matcher.end();
        }
        addTrimmed(text, from, end, spans);
    }

    private static List<Span> joinedAfterAbbreviations(String text, List<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            if (!joined.isEmpty() && endsOpen(joined.getLast().of(text), span.of(text))) {
                Span before = joined.removeLast();
                joined.add(new Span(before.start(), span.end()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static boolean endsOpen(String before, String after) {
        String lastWord = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return ABBREVIATIONS.contains(lastWord) || Character.isLowerCase(after.codePointAt(0));
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
