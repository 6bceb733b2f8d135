package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.model.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** Cuts a conversation into windows, in order: no turn is left out, and none is cut unless it fills a window by itself. */
final class Windows {

    /** Tokens of one window: long enough to see a topic as a whole, short enough that a model overlooks little. */
    static final int TOKENS = 3_000;

    /** How many turns of a window are shown again before the next one. */
    static final int OVERLAP = 3;

    private final TokenCounter tokens;
    private final List<Window> windows = new ArrayList<>();
    private List<Piece> pieces = new ArrayList<>();
    private int filled;

    private Windows(TokenCounter tokens) {
        this.tokens = tokens;
    }

    static List<Window> of(List<Turn> turns, TokenCounter tokens) {
        Windows windows = new Windows(tokens);
        for (Turn turn : turns) {
            windows.pieces(turn).forEach(windows::add);
        }
        windows.close();
        return List.copyOf(windows.windows);
    }

    private void add(Piece piece) {
        int size = tokens.count(piece.text());
        if (filled + size > TOKENS && !pieces.isEmpty()) {
            close();
        }
        pieces.add(piece);
        filled += size;
    }

    private void close() {
        if (pieces.isEmpty()) {
            return;
        }
        List<Piece> before =
                windows.isEmpty() ? List.of() : tail(windows.getLast().pieces(), OVERLAP);
        windows.add(new Window(before, pieces));
        pieces = new ArrayList<>();
        filled = 0;
    }

    private static List<Piece> tail(List<Piece> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private List<Piece> pieces(Turn turn) {
        int size = tokens.count(turn.text());
        if (size <= TOKENS) {
            return List.of(Piece.whole(turn));
        }
        List<Piece> cut = new ArrayList<>();
        String text = turn.text();
        int longest = Math.max(1, (int) ((long) text.length() * TOKENS / size));
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from, longest);
            while (to - from > 1 && tokens.count(text.substring(from, to)) > TOKENS) {
                to = end(text, from, (to - from) / 2);
            }
            cut.add(new Piece(turn, new Span(from, to)));
            from = to;
        }
        return cut;
    }

    /** Behind the last space in the second half, so that no word is cut where there are spaces; never inside a character. */
    private static int end(String text, int from, int longest) {
        int to = Math.min(text.length(), from + Math.max(1, longest));
        if (to == text.length()) {
            return to;
        }
        for (int at = to; at > from + longest / 2; at--) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to + 1 : to;
    }
}
