package dev.keepsake.eval;

import dev.keepsake.eval.dataset.Conversation;
import dev.keepsake.eval.dataset.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one system answered, in the order asked. */
public final class Answers {

    private static final double NANOS_PER_MILLI = 1e6;

    private final String system;
    private final List<Report.QuestionRow> rows = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();

    Answers(String system) {
        this.system = system;
    }

    /** Its name. */
    public String system() {
        return system;
    }

    /** One per question. */
    public List<Report.QuestionRow> rows() {
        return rows;
    }

    void add(Conversation conversation, Question question, List<Returned> ranked, double topScore, long tookNanos) {
        rows.add(new Report.QuestionRow(
                question.id(),
                conversation.id(),
                question.category(),
                question.text(),
                question.gold(),
                Scores.of(question.gold(), question.sessions(), ranked),
                topScore,
                ranked.stream()
                        .map(returned -> returned.turns().stream().sorted().toList())
                        .toList(),
                ranked.stream().map(Returned::words).toList()));
        nanos.add(tookNanos);
    }

    /** The time of one search at some percentiles, in milliseconds. */
    public Map<String, Double> percentiles() {
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
