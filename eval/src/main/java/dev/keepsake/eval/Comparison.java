package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.error.KeepsakeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A report compared with an earlier one, pair by pair on the questions that both asked.
 *
 * @param file the earlier report
 * @param system whose figures it holds
 * @param sameDataset whether both read the same file
 * @param unpaired questions that only one of both has
 * @param overall all answerable questions together
 * @param categories by the key of the category
 */
public record Comparison(
        String file,
        String system,
        boolean sameDataset,
        int unpaired,
        Outcome overall,
        Map<String, Outcome> categories) {

    private static final Metric DECIDING = Metric.RECALL_10;
    private static final double EQUAL = 1e-9;

    /**
     * How a group of questions fared.
     *
     * @param name of the group
     * @param n pairs
     * @param wins questions with a higher recall@10 than before
     * @param losses questions with a lower one
     * @param means average of now minus before, by metric
     * @param interval95 of that average, by resampling conversations
     */
    public record Outcome(
            String name,
            int n,
            int wins,
            int losses,
            @JsonUnwrapped Scores means,
            Map<Metric, Interval> interval95) {}

    private record Pair(Report.QuestionRow now, Scores difference) {}

    /**
     * Compares.
     *
     * @throws KeepsakeException with {@code INVALID_REQUEST} when {@code earlier} is no report or shares no question
     */
    public static Comparison of(Report report, Path earlier) {
        JsonNode before = JsonFiles.read(earlier);
        Map<String, JsonNode> rows = new HashMap<>();
        for (JsonNode row : before.path("questions")) {
            rows.put(row.path("id").asString(""), row);
        }
        List<Pair> pairs = new ArrayList<>();
        int onlyNow = 0;
        for (Report.QuestionRow now : report.ours().questions()) {
            JsonNode row = rows.remove(now.id());
            if (row == null) {
                onlyNow++;
            } else {
                pairs.add(new Pair(now, ReportAssembly.minus(now.scores(), scores(row))));
            }
        }
        if (pairs.isEmpty()) {
            throw KeepsakeException.invalid("The report " + earlier + " has none of the questions that were asked now");
        }
        Bootstrap bootstrap =
                new Bootstrap(report.setup().seed(), report.setup().resamples());
        Map<String, Outcome> categories = new LinkedHashMap<>();
        new TreeSet<>(pairs.stream().map(pair -> pair.now().category()).toList())
                .forEach(category -> categories.put(
                        category.key(),
                        outcome(
                                category.heading(),
                                pairs,
                                bootstrap,
                                now -> now.category().equals(category))));
        return new Comparison(
                String.valueOf(earlier.getFileName()),
                before.path("system").asString("?"),
                before.at("/dataset/sha256")
                        .asString("")
                        .equals(report.dataset().sha256()),
                onlyNow + rows.size(),
                outcome(
                        report.ours().overall().name(),
                        pairs,
                        bootstrap,
                        now -> now.category().answerable()),
                categories);
    }

    private static Scores scores(JsonNode row) {
        EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            values.put(metric, row.path(metric.key()).asDouble(0));
        }
        return new Scores(values);
    }

    private static Outcome outcome(
            String name, List<Pair> pairs, Bootstrap bootstrap, Predicate<Report.QuestionRow> member) {
        List<Pair> members =
                pairs.stream().filter(pair -> member.test(pair.now())).toList();
        return new Outcome(
                name,
                members.size(),
                count(members, 1),
                count(members, -1),
                Scores.mean(members.stream().map(Pair::difference).toList()),
                bootstrap.intervals(ReportAssembly.byConversation(members.stream()
                        .map(pair -> Map.entry(pair.now().conversation(), pair.difference()))
                        .toList())));
    }

    private static int count(List<Pair> pairs, int sign) {
        return (int) pairs.stream()
                .filter(pair -> sign * pair.difference().get(DECIDING) > EQUAL)
                .count();
    }
}
