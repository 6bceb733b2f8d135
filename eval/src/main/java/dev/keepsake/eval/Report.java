package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.model.EmbedderId;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found, with everything needed to repeat it.
 *
 * @param benchmark name of the protocol
 * @param dataset what was measured on
 * @param setup what was measured, and how
 * @param timing how long it took
 * @param ours the system this report is about; in JSON its fields stand at the top
 * @param others the systems it is compared with, on the same memories and questions
 * @param differences ours minus each other system, question by question
 */
public record Report(
        String benchmark,
        DatasetSummary dataset,
        Setup setup,
        Timing timing,
        @JsonUnwrapped SystemReport ours,
        List<SystemReport> others,
        List<Difference> differences) {

    public record DatasetSummary(
            String file,
            String sha256,
            List<String> conversations,
            int turns,
            int questions,
            Dataset.Repairs repairs) {}

    public record Setup(
            String version,
            EmbedderId embedder,
            @JsonProperty("top_k") int topK,
            Map<String, String> configuration,
            long seed,
            int resamples,
            Machine machine) {}

    /**
     * The machine it ran on.
     *
     * @param maxHeapMegabytes the largest heap the JVM may use
     */
    public record Machine(int cores, String jvm, String system, long maxHeapMegabytes) {

        static Machine current() {
            Runtime runtime = Runtime.getRuntime();
            return new Machine(
                    runtime.availableProcessors(),
                    System.getProperty("java.vm.name") + " " + Runtime.version(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    runtime.maxMemory() >> 20);
        }
    }

    /**
     * Wall-clock seconds.
     *
     * @param notStored turns that the system said it did not keep
     */
    public record Timing(double addSeconds, double searchSeconds, int turnsAdded, int notStored) {}

    /**
     * One system.
     *
     * @param system its name
     * @param overall categories 1 to 4 together
     * @param categories by category number
     * @param searchMillis the time of one search at some percentiles, in milliseconds
     * @param questions every question with its own scores
     */
    public record SystemReport(
            String system,
            Group overall,
            Map<Integer, Group> categories,
            Map<String, Double> searchMillis,
            List<QuestionRow> questions) {}

    /**
     * The averages over a group of questions.
     *
     * @param name of the category, or "categories 1-4"
     * @param n how many questions
     * @param means one per metric; in JSON beside {@code n}
     * @param interval95 intervals by resampling conversations; empty where there is only one
     */
    public record Group(String name, int n, @JsonUnwrapped Scores means, Map<Metric, Interval> interval95) {}

    /**
     * One question.
     *
     * @param gold ids of its evidence turns
     * @param scores its own scores
     * @param ranked what was returned, best first: for each the ids of the turns its provenance names
     */
    public record QuestionRow(
            String id,
            String conversation,
            int category,
            String question,
            List<String> gold,
            @JsonUnwrapped Scores scores,
            List<List<String>> ranked) {}

    /**
     * The average of ours minus another system's, over the same questions of categories 1 to 4.
     *
     * @param means one per metric; in JSON beside {@code system}
     */
    public record Difference(String system, @JsonUnwrapped Scores means, Map<Metric, Interval> interval95) {}
}
