package dev.keepsake.models.rerank;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.models.provider.ProviderCallContext;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.models.provider.ResilientCalls;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scoring model of LangChain4j in the role of a reranker. Its scores are taken for the relevance of 0 to 1 that the providers
 * promise, and held to that range where one of them goes a little beyond. A blank passage answers nothing: 0, without asking.
 */
final class ScoringModelReranker implements Reranker, ServedModel {

    /** More than the models read, and a bound on what is sent. */
    private static final int MAXIMUM_CHARACTERS = 16_384;

    private final String name;
    private final ScoringModel model;
    private final ResilientCalls calls;
    private final Runnable closing;

    /**
     * @param closing what to do in the end
     */
    ScoringModelReranker(String name, ScoringModel model, ResilientCalls calls, Runnable closing) {
        this.name = name;
        this.model = model;
        this.calls = calls;
        this.closing = closing;
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
                : calls.call(deadline, observed -> read(model.scoreAll(segments, question), segments.size(), observed));
        List<Double> scores = new ArrayList<>();
        int next = 0;
        for (String passage : passages) {
            scores.add(passage.isBlank() ? 0.0 : held(relevances.get(next++)));
        }
        return scores;
    }

    private List<Double> read(Response<List<Double>> response, int asked, ProviderCallContext observed) {
        TokenUsage usage = response.tokenUsage();
        long read = usage == null || usage.inputTokenCount() == null ? -1 : usage.inputTokenCount();
        observed.enter(new ProviderCallContext.Answered(null, read, -1, -1));
        if (response.content().size() != asked) {
            throw unreadable("it scored " + response.content().size() + " of " + asked + " passages");
        }
        return response.content();
    }

    private double held(@Nullable Double relevance) {
        if (relevance == null || relevance.isNaN()) {
            throw unreadable("a score is missing");
        }
        return Math.clamp(relevance, 0.0, 1.0);
    }

    private KeepsakeException unreadable(String why) {
        return ProviderFailure.of(Kind.UNREADABLE, calls.described() + " answered what cannot be read: " + why);
    }

    @Override
    public List<ProviderStatus> statuses() {
        return List.of(calls.status());
    }

    /** Nothing: a search that finds it cold goes on without it. */
    @Override
    public void warmUp(Deadline deadline) {}

    @Override
    public void close() {
        closing.run();
    }

    private static String cut(String passage) {
        return passage.length() > MAXIMUM_CHARACTERS ? passage.substring(0, MAXIMUM_CHARACTERS) : passage;
    }
}
