package dev.keepsake.api;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two embedders answer the same questions. Each question is asked by both until neither has anything to load, then measured;
 * the time to embed it is told apart, and no cache answers for it.
 *
 * @param first the embedder in use
 * @param second the other one
 * @param own whether questions of one's own were asked; else those that were searched for lately
 * @param mean how alike the answers are, the mean over all questions
 * @param topChanged for how many questions the first hit is another one
 * @param firstTimes what the embedder in use takes
 * @param secondTimes what the other one takes
 * @param questions one by one, in the order they were asked; at least one
 */
public record EmbedderComparison(
        EmbedderId first,
        EmbedderId second,
        boolean own,
        Likeness mean,
        int topChanged,
        Times firstTimes,
        Times secondTimes,
        List<Question> questions) {

    /** How many of the first hits are compared. */
    public static final int HITS = 10;

    public EmbedderComparison {
        questions = List.copyOf(questions);
    }

    /** The questions whose answers differ most, at most {@code limit}, the worst first. */
    public List<Question> worst(int limit) {
        return questions.stream()
                .sorted(Comparator.comparingDouble(
                                (Question question) -> question.likeness().rankBiasedOverlap())
                        .thenComparingInt(Question::number))
                .limit(limit)
                .toList();
    }

    /** A search to ask both. */
    public record Asked(ProjectId project, SearchRequest request) {

        /** A question about these owners, or about everything in the project when none is named. */
        public static Asked of(ProjectId project, Scope owners, String query) {
            Reach reach = owners.isAny() ? Reach.everythingInTheProject() : Reach.of(owners);
            return new Asked(project, SearchRequest.of(reach, query));
        }
    }

    /**
     * How alike the first {@link #HITS} hits are.
     *
     * @param overlap which share of them both have, 0..1; 1 when neither has any
     * @param rankBiasedOverlap the same with more weight on what stands further up, 0..1: RBO_EXT with p = .9 of Webber, Moffat and
     *     Zobel, "A Similarity Measure for Indefinite Rankings", 2010
     * @param displacement by how many places what both have stands elsewhere, the mean; 0 when they have nothing in common
     */
    public record Likeness(double overlap, double rankBiasedOverlap, double displacement) {}

    /**
     * What an embedder takes, in the middle and for one question in twenty.
     *
     * @param embedding half the questions are embedded within this
     * @param slowEmbedding nineteen of twenty are
     * @param search half the searches, their questions embedded already, take this at most
     * @param slowSearch nineteen of twenty do
     */
    public record Times(Duration embedding, Duration slowEmbedding, Duration search, Duration slowSearch) {}

    /**
     * One question.
     *
     * @param number its place, from 1: among one's own in the order they were given, among recent searches from the newest
     * @param askedAt when it was searched for, or null for one of one's own
     * @param query the text of one of one's own, or null for what somebody searched for
     * @param likeness how alike the answers are
     * @param topChanged whether the first hit is another one
     */
    public record Question(
            int number, @Nullable Instant askedAt, @Nullable String query, Likeness likeness, boolean topChanged) {}
}
