package dev.keepsake.engine.extract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the turns that say a fact, where the model did not say which. */
final class Support {

    /** Half of a fact's words, its function words among them, stand in the turn it came from, unless it is reworded or translated. */
    private static final double LEAST = 0.3;

    /** Turns nearly as good as the best are sources too. */
    private static final double NEARLY = 0.8;

    private static final int MOST = 3;

    private Support() {}

    /** The pieces that share most words with a fact; all of them when none shares enough. */
    static List<Piece> of(String fact, List<Piece> pieces) {
        Set<String> words = Words.of(fact);
        List<Double> shares = pieces.stream()
                .map(piece -> Words.share(words, Words.of(named(piece))))
                .toList();
        double best = shares.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (best < LEAST) {
            return pieces;
        }
        List<Piece> found = new ArrayList<>();
        for (int place = 0; place < pieces.size() && found.size() < MOST; place++) {
            if (shares.get(place) >= best * NEARLY) {
                found.add(pieces.get(place));
            }
        }
        return found;
    }

    private static String named(Piece piece) {
        String name = piece.turn().name();
        return name == null ? piece.text() : name + " " + piece.text();
    }
}
