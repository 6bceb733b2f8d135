package dev.keepsake.eval.abstention;

import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.Findings;
import dev.keepsake.eval.Ingest;
import dev.keepsake.eval.Interval;
import dev.keepsake.eval.Progress;
import dev.keepsake.eval.Report;
import dev.keepsake.eval.Subject;
import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.DatasetSource;
import dev.keepsake.eval.dataset.DatasetSummary;
import dev.keepsake.eval.dataset.Question;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Not knowing: is the top score of a question that can be answered higher than that of one that cannot? Every session is
 * added verbatim, every question is asked once per recipe, and the area under the ROC curve of the top score is computed
 * over all questions together, since a threshold would hold for all of them. A recipe of one signal is judged by the
 * signal's own score, because normalised within a search its first hit always scores the same. LoCoMo's category 5 and the abstention
 * questions of other datasets are those that cannot be answered.
 */
public final class AbstentionEvaluation {

    /** What a score has to reach before a threshold on it is worth advertising. */
    public static final double WORTH_A_THRESHOLD = 0.65;

    private final Subject subject;
    private final EvaluationOptions options;
    private final Progress progress;
    private final List<Case> cases = new ArrayList<>();

    public AbstentionEvaluation(Subject subject, EvaluationOptions options, Progress progress) {
        this.subject = subject;
        this.options = options;
        this.progress = progress;
    }

    /**
     * One question.
     *
     * @param answerable whether it can be answered
     * @param system name of the recipe
     * @param topScore the score of its first hit, or the highest of the recipe's only signal; 0 without any
     */
    public record Case(String system, String question, String conversation, boolean answerable, double topScore) {}

    /** Fills the subject's memories with the dataset and asks them every question. */
    public Findings run(DatasetSource source) {
        Ingest ingest = new Ingest(subject.memories(), false);
        DatasetSummary dataset = source.handOver(portion -> measure(portion, ingest));
        List<Figure> figures = new ArrayList<>();
        for (SearchRecipe recipe : options.recipes()) {
            List<Case> own = cases.stream()
                    .filter(asked -> asked.system().equals(recipe.name()))
                    .toList();
            requireBoth(own, dataset);
            Figure area = Figure.of("AUROC of the top score", recipe.name(), area(own), own.size())
                    .within(interval(own));
            boolean ours = recipe.equals(options.recipes().getLast());
            figures.add(ours ? area.withTarget(Figure.Target.atLeast(WORTH_A_THRESHOLD)) : area);
        }
        return new Findings(
                dataset.format() + " not knowing", dataset, Report.Setup.of(subject, options), figures, cases);
    }

    private boolean measure(List<Conversation> portion, Ingest ingest) {
        portion.forEach(ingest::add);
        int done = 0;
        for (Conversation conversation : portion) {
            for (Question question : conversation.questions()) {
                options.recipes().forEach(recipe -> cases.add(ask(conversation, question, recipe)));
            }
            progress.step("asking", ++done, portion.size());
        }
        return true;
    }

    private Case ask(Conversation conversation, Question question, SearchRecipe recipe) {
        SearchRequest request = SearchRequest.of(Scope.ofUser(conversation.id()), question.text())
                .withLimit(options.topK())
                .withRecipe(recipe);
        List<Hit> hits = subject.memories().search(request).hits();
        double top = recipe.weights().size() == 1
                ? hits.stream()
                        .flatMap(hit -> hit.explanation().parts().stream())
                        .mapToDouble(Explanation.Part::raw)
                        .filter(raw -> !Double.isNaN(raw))
                        .max()
                        .orElse(0)
                : hits.isEmpty() ? 0 : hits.getFirst().score();
        return new Case(
                recipe.name(),
                question.id(),
                conversation.id(),
                question.category().answerable(),
                top);
    }

    private static void requireBoth(List<Case> cases, DatasetSummary dataset) {
        if (cases.stream().map(Case::answerable).distinct().count() < 2) {
            throw KeepsakeException.invalid("The dataset " + dataset.file()
                    + " needs questions that can be answered and questions that cannot; it has one kind only");
        }
    }

    private static double area(List<Case> cases) {
        return RocArea.of(scores(cases, true), scores(cases, false));
    }

    private static List<Double> scores(List<Case> cases, boolean answerable) {
        return cases.stream()
                .filter(asked -> asked.answerable() == answerable)
                .map(Case::topScore)
                .toList();
    }

    /** By resampling conversations; null where there is only one. */
    private @Nullable Interval interval(List<Case> cases) {
        Map<String, List<Case>> byConversation = new LinkedHashMap<>();
        cases.forEach(asked -> byConversation
                .computeIfAbsent(asked.conversation(), id -> new ArrayList<>())
                .add(asked));
        List<List<Case>> groups = List.copyOf(byConversation.values());
        if (groups.size() < 2) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(options.seed());
        int resamples = Math.min(options.resamples(), 500);
        double[] areas = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            List<Case> drawn = new ArrayList<>();
            for (int draw = 0; draw < groups.size(); draw++) {
                drawn.addAll(groups.get(random.nextInt(groups.size())));
            }
            areas[i] = area(drawn);
        }
        Arrays.sort(areas);
        int tail = (int) Math.round(0.025 * (resamples - 1));
        return new Interval(areas[tail], areas[resamples - 1 - tail]);
    }
}
