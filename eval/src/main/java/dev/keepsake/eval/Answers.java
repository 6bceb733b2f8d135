package dev.keepsake.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one system answered, in the order asked. */
final class Answers {

    private static final double NANOS_PER_MILLI = 1e6;

    private final String system;
    private final List<Report.QuestionRow> rows = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();

    Answers(String system) {
        this.system = system;
    }

    String system() {
        return system;
    }

    List<Report.QuestionRow> rows() {
        return rows;
    }

    void add(Conversation conversation, Question question, List<Returned> ranked, long tookNanos) {
        rows.add(new Report.QuestionRow(
                question.id(),
                conversation.id(),
                question.category().number(),
                question.text(),
                question.gold(),
                Scores.of(question.gold(), ranked),
                ranked.stream()
                        .map(returned -> returned.turns().stream().sorted().toList())
                        .toList()));
        nanos.add(tookNanos);
    }

    Map<String, Double> percentiles() {
        List<Long> sorted = nanos.stream().sorted().toList();
        Map<String, Double> percentiles = new LinkedHashMap<>();
        for (int percent : new int[] {50, 95, 99}) {
            if (!sorted.isEmpty()) {
                int place = Math.ceilDiv(percent * sorted.size(), 100) - 1;
                percentiles.put("p" + percent, sorted.get(place) / NANOS_PER_MILLI);
            }
        }
        return percentiles;
    }
}
