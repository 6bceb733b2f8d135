package dev.keepsake.engine.screen;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether facts are near to what they cite, by their vectors; everything is embedded in one call. */
final class Nearness {

    /** How far from unrelated to equal. Tuned with the pairs of {@code eval junk}. */
    static final double NEAR = 0.55;

    private final Embedder embedder;

    Nearness(Embedder embedder) {
        this.embedder = embedder;
    }

    Map<Integer, Boolean> of(Map<Integer, Doubt> doubts, Deadline deadline) {
        Set<String> distinct = new LinkedHashSet<>();
        doubts.values().forEach(doubt -> {
            distinct.add(doubt.fact().text());
            doubt.cited().stream().filter(text -> !text.isBlank()).forEach(distinct::add);
        });
        List<String> texts = new ArrayList<>(distinct);
        List<Embedding> embeddings = embedder.embed(texts, Embedder.Purpose.PASSAGE, deadline);
        Map<String, Embedding> byText = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            byText.put(texts.get(i), embeddings.get(i));
        }
        Map<Integer, Boolean> near = new HashMap<>();
        doubts.forEach((number, doubt) -> near.put(number, nearest(doubt, byText) >= NEAR));
        return near;
    }

    private double nearest(Doubt doubt, Map<String, Embedding> byText) {
        Embedding fact = byText.get(doubt.fact().text());
        double best = 0;
        for (String text : doubt.cited()) {
            Embedding cited = byText.get(text);
            if (fact != null && cited != null) {
                best = Math.max(best, cosine(fact, cited));
            }
        }
        double unrelated = embedder.unrelatedCosine();
        return (best - unrelated) / (1 - unrelated);
    }

    private static double cosine(Embedding one, Embedding other) {
        double sum = 0;
        for (int i = 0; i < one.vector().length; i++) {
            sum += one.vector()[i] * other.vector()[i];
        }
        return sum;
    }
}
