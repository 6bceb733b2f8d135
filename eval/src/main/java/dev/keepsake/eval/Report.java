package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.eval.dataset.Category;
import dev.keepsake.eval.dataset.DatasetSummary;
import dev.keepsake.model.EmbedderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param figures what else the protocol measures, by name
 */
public record Report(
        String benchmark,
        DatasetSummary dataset,
        Setup setup,
        Timing timing,
        @JsonUnwrapped SystemReport ours,
        List<SystemReport> others,
        List<Difference> differences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> figures) {

    public Report withFigures(Map<String, Double> more) {
        return new Report(benchmark, dataset, setup, timing, ours, others, differences, new LinkedHashMap<>(more));
    }

    /** All systems in the order of their rows, ours last. */
    public List<SystemReport> systems() {
        List<SystemReport> systems = new ArrayList<>(others);
        systems.add(ours);
        return systems;
    }

    /**
     * What was measured, and how.
     *
     * @param commit the commit it was built from, or null where that is not known
     * @param modelSha256 digest of the embedder's model file, or null where that is not known
     */
    public record Setup(
            String version,
            @Nullable String commit,
            EmbedderId embedder,
            @JsonProperty("model_sha256") @Nullable String modelSha256,
            @JsonProperty("top_k") int topK,
            Map<String, String> configuration,
            long seed,
            int resamples,
            Machine machine) {

        /** The setup of an evaluation. */
        public static Setup of(Subject subject, EvaluationOptions options) {
            return new Setup(
                    subject.build().version(),
                    subject.build().commit(),
                    subject.embedder(),
                    subject.modelSha256(),
                    options.topK(),
                    subject.configuration(),
                    options.seed(),
                    options.resamples(),
                    Machine.current());
        }
    }

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
     * @param overall all categories that can be answered; LoCoMo's 1 to 4
     * @param categories by the key of the category
     * @param searchMillis the time of one search at some percentiles, in milliseconds
     * @param questions every question with its own scores
     */
    public record SystemReport(
            String system,
            Group overall,
            Map<String, Group> categories,
            Map<String, Double> searchMillis,
            List<QuestionRow> questions) {}

    /**
     * The averages over a group of questions.
     *
     * @param name of the group
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
     * @param topScore the score of the first that was returned, 0 when nothing was
     * @param ranked what was returned, best first: for each the ids of the turns its provenance names
     * @param words how many words each of them would bring into a prompt
     */
    public record QuestionRow(
            String id,
            String conversation,
            Category category,
            String question,
            List<String> gold,
            @JsonUnwrapped Scores scores,
            @JsonProperty("top_score") double topScore,
            List<List<String>> ranked,
            List<Integer> words) {}

    /**
     * The average of ours minus another system's, over the same answerable questions.
     *
     * @param means one per metric; in JSON beside {@code system}
     */
    public record Difference(String system, @JsonUnwrapped Scores means, Map<Metric, Interval> interval95) {}
}
