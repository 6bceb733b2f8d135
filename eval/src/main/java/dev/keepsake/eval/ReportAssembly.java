package dev.keepsake.eval;

import dev.keepsake.eval.dataset.Category;
import dev.keepsake.eval.dataset.DatasetSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Turns answers into averages, intervals and differences. */
public final class ReportAssembly {

    private final DatasetSummary dataset;
    private final Subject subject;
    private final EvaluationOptions options;
    private final Bootstrap bootstrap;

    public ReportAssembly(DatasetSummary dataset, Subject subject, EvaluationOptions options) {
        this.dataset = dataset;
        this.subject = subject;
        this.options = options;
        this.bootstrap = new Bootstrap(options.seed(), options.resamples());
    }

    /** A report on the last of {@code answers}, compared with the others. */
    public Report assemble(String benchmark, List<Answers> answers, Report.Timing timing) {
        Answers ours = answers.getLast();
        List<Answers> others = answers.subList(0, answers.size() - 1);
        return new Report(
                benchmark,
                dataset,
                Report.Setup.of(subject, options),
                timing,
                system(ours),
                others.stream().map(this::system).toList(),
                others.stream().map(other -> difference(ours, other)).toList(),
                Map.of());
    }

    private Report.SystemReport system(Answers answers) {
        Set<Category> present = new TreeSet<>();
        answers.rows().forEach(row -> present.add(row.category()));
        Map<String, Report.Group> categories = new LinkedHashMap<>();
        present.forEach(category -> categories.put(
                category.key(),
                group(category.title(), answers.rows(), row -> row.category().equals(category))));
        return new Report.SystemReport(
                answers.system(),
                group(overallName(), answers.rows(), row -> row.category().answerable()),
                categories,
                answers.percentiles(),
                List.copyOf(answers.rows()));
    }

    /** LoCoMo's overall figure has a name of its own in the literature. */
    private String overallName() {
        return dataset.format().equals("LoCoMo") ? "categories 1-4" : "answerable";
    }

    private Report.Group group(String name, List<Report.QuestionRow> rows, Predicate<Report.QuestionRow> member) {
        List<Report.QuestionRow> members = rows.stream().filter(member).toList();
        List<Scores> scores = members.stream().map(Report.QuestionRow::scores).toList();
        return new Report.Group(
                name,
                members.size(),
                Scores.mean(scores),
                bootstrap.intervals(byConversation(members.stream()
                        .map(row -> Map.entry(row.conversation(), row.scores()))
                        .toList())));
    }

    private Report.Difference difference(Answers ours, Answers other) {
        List<Map.Entry<String, Scores>> differences = new ArrayList<>();
        for (int i = 0; i < ours.rows().size(); i++) {
            Report.QuestionRow mine = ours.rows().get(i);
            Report.QuestionRow theirs = other.rows().get(i);
            if (mine.category().answerable()) {
                differences.add(Map.entry(mine.conversation(), minus(mine.scores(), theirs.scores())));
            }
        }
        return new Report.Difference(
                other.system(),
                Scores.mean(differences.stream().map(Map.Entry::getValue).toList()),
                bootstrap.intervals(byConversation(differences)));
    }

    static Scores minus(Scores one, Scores other) {
        EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, one.get(metric) - other.get(metric));
        }
        return new Scores(values);
    }

    static List<List<Scores>> byConversation(List<Map.Entry<String, Scores>> scores) {
        Map<String, List<Scores>> groups = new LinkedHashMap<>();
        scores.forEach(entry ->
                groups.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).add(entry.getValue()));
        return List.copyOf(groups.values());
    }
}
