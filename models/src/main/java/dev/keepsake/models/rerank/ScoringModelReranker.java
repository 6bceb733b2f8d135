package dev.keepsake.models.rerank;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import java.util.ArrayList;
import java.util.List;

/**
 * A scoring model of LangChain4j in the role of a reranker. Its scores are taken for the relevance of 0 to 1 that the providers
 * promise, and held to that range where one of them goes a little beyond. A blank passage answers nothing: 0, without asking.
 */
final class ScoringModelReranker implements Reranker {

    /** More than the models read, and a bound on what is sent. */
    private static final int MAXIMUM_CHARACTERS = 16_384;

    private final String name;
    private final String described;
    private final ScoringModel model;

    ScoringModelReranker(String name, String described, ScoringModel model) {
        this.name = name;
        this.described = described;
        this.model = model;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Double> scores(String question, List<String> passages, Deadline deadline) {
        List<TextSegment> segments = passages.stream()
                .filter(passage -> !passage.isBlank())
                .map(passage -> TextSegment.from(cut(passage)))
                .toList();
        List<Double> relevances = segments.isEmpty()
                ? List.of()
                : ProviderCall.within(
                        described,
                        deadline,
                        () -> model.scoreAll(segments, question).content());
        if (relevances.size() != segments.size()) {
            throw unreadable("it scored " + relevances.size() + " of " + segments.size() + " passages");
        }
        List<Double> scores = new ArrayList<>();
        int next = 0;
        for (String passage : passages) {
            scores.add(passage.isBlank() ? 0.0 : held(relevances.get(next++)));
        }
        return scores;
    }

    private double held(Double relevance) {
        if (relevance == null || relevance.isNaN()) {
            throw unreadable("a score is missing");
        }
        return Math.clamp(relevance, 0.0, 1.0);
    }

    private KeepsakeException unreadable(String why) {
        return new KeepsakeException(
                ErrorCategory.MODEL_UNAVAILABLE, described + " answered what cannot be read: " + why);
    }

    private static String cut(String passage) {
        return passage.length() > MAXIMUM_CHARACTERS ? passage.substring(0, MAXIMUM_CHARACTERS) : passage;
    }
}
