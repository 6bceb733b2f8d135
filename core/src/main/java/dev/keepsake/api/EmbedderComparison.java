package dev.keepsake.api;

import dev.keepsake.model.EmbedderId;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.time.Duration;
import java.util.List;

/**
 * How two embedders answer the same questions. Each question is asked by both until neither has anything to load, then measured;
 * the time to embed it is told apart, and no cache answers for it.
 *
 * @param first the embedder in use
 * @param second the other one
 * @param overlap which share of the first ten hits both have, 0..1, the mean over all questions
 * @param displacement by how many places a hit that both have among the first ten stands elsewhere, the mean
 * @param topChanged for how many questions the first hit is another one
 * @param firstTimes what the embedder in use takes
 * @param secondTimes what the other one takes
 * @param questions one by one, in the order they were asked
 */
public record EmbedderComparison(
        EmbedderId first,
        EmbedderId second,
        double overlap,
        double displacement,
        int topChanged,
        Times firstTimes,
        Times secondTimes,
        List<Question> questions) {

    /** How many of the first hits are compared. */
    public static final int HITS = 10;

    public EmbedderComparison {
        questions = List.copyOf(questions);
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
     * @param query its text, which is somebody's: for the eyes of who runs the comparison, not for logs
     * @param overlap the share of hits that both have, 1 when neither has any
     * @param displacement by how many places the hits that both have stand elsewhere, the mean; 0 when they have none
     * @param topChanged whether the first hit is another one
     */
    public record Question(String query, double overlap, double displacement, boolean topChanged) {}
}
