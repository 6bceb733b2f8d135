package dev.keepsake.eval.isolation;

import dev.keepsake.api.Hit;
import java.util.ArrayList;
import java.util.List;

/** What a search returned, to the last bit of its scores. */
record Ranking(List<String> entries) {

    static Ranking of(List<Hit> hits) {
        return new Ranking(hits.stream()
                .map(hit -> switch (hit) {
                    case Hit.OfMemory memory -> "memory " + memory.memory().id() + bits(hit);
                    case Hit.OfTurn turn -> "turn " + turn.turn().id() + bits(hit);
                })
                .toList());
    }

    private static String bits(Hit hit) {
        return " " + Long.toHexString(Double.doubleToRawLongBits(hit.score()));
    }

    /** The places at which the two differ, each with what stood there before and what stands there now. */
    List<String> differences(Ranking now) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(entries.size(), now.entries.size()); i++) {
            String one = place(i);
            String other = now.place(i);
            if (!one.equals(other)) {
                differences.add((i + 1) + ": " + one + " -> " + other);
            }
        }
        return differences;
    }

    private String place(int index) {
        return index < entries.size() ? entries.get(index) : "nothing";
    }
}
