package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Span;
import dev.keepsake.memory.Source;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the characters that a fact was read from. */
final class SourceFinder {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST_WORDS = 60;

    private SourceFinder() {}

    /** One source for each piece: the sentences in which {@code quote} stands, or the whole piece where it does not. */
    static List<Source> of(List<Piece> pieces, String quote) {
        List<Source> sources = new ArrayList<>();
        for (Piece piece : pieces) {
            Span span = found(piece, quote).orElse(piece.span());
            sources.add(new Source(piece.turn().id(), span));
        }
        return sources;
    }

    private static Optional<Span> found(Piece piece, String quote) {
        List<String> words = BETWEEN_WORDS
                .splitAsStream(quote)
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String pattern = String.join(
                "[^\\p{L}\\p{M}\\p{N}]+", words.stream().map(Pattern::quote).toList());
        Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(piece.text());
        return matcher.find() ? Optional.of(sentences(piece, matcher.start(), matcher.end())) : Optional.empty();
    }

    private static Span sentences(Piece piece, int start, int end) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        String text = piece.text();
        breaks.setText(text);
        int from = start == 0 ? 0 : breaks.preceding(start + 1);
        int to = breaks.following(end - 1);
        while (to > end && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Span(piece.span().start() + from, piece.span().start() + to);
    }
}
