package dev.keepsake.eval;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Turns answers into averages, intervals and differences. */
final class ReportAssembly {

    private final Dataset dataset;
    private final Subject subject;
    private final EvaluationOptions options;
    private final Bootstrap bootstrap;

    ReportAssembly(Dataset dataset, Subject subject, EvaluationOptions options) {
        this.dataset = dataset;
        this.subject = subject;
        this.options = options;
        this.bootstrap = new Bootstrap(options.seed(), options.resamples());
    }

    /** The last of {@code answers} is ours. */
    Report assemble(List<Answers> answers, Report.Timing timing) {
        Answers ours = answers.getLast();
        List<Answers> others = answers.subList(0, answers.size() - 1);
        return new Report(
                RetrievalEvaluation.BENCHMARK,
                summary(),
                setup(),
                timing,
                system(ours),
                others.stream().map(this::system).toList(),
                others.stream().map(other -> difference(ours, other)).toList());
    }

    private Report.DatasetSummary summary() {
        return new Report.DatasetSummary(
                dataset.file(),
                dataset.sha256(),
                dataset.conversations().stream().map(Conversation::id).toList(),
                dataset.turnCount(),
                dataset.questionCount(),
                dataset.repairs());
    }

    private Report.Setup setup() {
        return new Report.Setup(
                subject.version(),
                subject.embedder(),
                options.topK(),
                subject.configuration(),
                options.seed(),
                options.resamples(),
                Report.Machine.current());
    }

    private Report.SystemReport system(Answers answers) {
        Map<Integer, Report.Group> categories = new TreeMap<>();
        for (Category category : Category.values()) {
            Report.Group group = group(category.title(), answers.rows(), row -> row.category() == category.number());
            if (group.n() > 0) {
                categories.put(category.number(), group);
            }
        }
        return new Report.SystemReport(
                answers.system(),
                group("categories 1-4", answers.rows(), ReportAssembly::countsOverall),
                categories,
                answers.percentiles(),
                List.copyOf(answers.rows()));
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
            if (countsOverall(mine)) {
                differences.add(Map.entry(mine.conversation(), minus(mine.scores(), theirs.scores())));
            }
        }
        return new Report.Difference(
                other.system(),
                Scores.mean(differences.stream().map(Map.Entry::getValue).toList()),
                bootstrap.intervals(byConversation(differences)));
    }

    private static Scores minus(Scores one, Scores other) {
        EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, one.get(metric) - other.get(metric));
        }
        return new Scores(values);
    }

    private static boolean countsOverall(Report.QuestionRow row) {
        return Category.ofNumber(row.category()).countsOverall();
    }

    private static List<List<Scores>> byConversation(List<Map.Entry<String, Scores>> scores) {
        Map<String, List<Scores>> groups = new LinkedHashMap<>();
        scores.forEach(entry ->
                groups.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).add(entry.getValue()));
        return List.copyOf(groups.values());
    }
}
