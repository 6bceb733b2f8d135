package dev.keepsake.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How recall grows with what is returned: with the number of memories, and with their words. */
final class RecallCurves {

    /** The most memories on the axis. */
    static final int DEEPEST = 50;
    /** The most words on the axis. */
    static final int LONGEST = 3000;

    private static final int WORD_STEP = 50;

    private RecallCurves() {}

    /** One point of a curve: the share of the evidence found among so many. */
    record Point(int amount, double recall) {}

    /** Recall at 1 to {@link #DEEPEST} memories. */
    static List<Point> byMemories(List<Report.QuestionRow> rows) {
        List<Question> questions = questions(rows);
        return points(IntStream.rangeClosed(1, DEEPEST), k -> mean(questions, question -> question.withinRank(k)));
    }

    /** Recall within the first so many words, up to {@link #LONGEST}. */
    static List<Point> byWords(List<Report.QuestionRow> rows) {
        List<Question> questions = questions(rows);
        IntStream amounts = IntStream.rangeClosed(0, LONGEST / WORD_STEP).map(step -> step * WORD_STEP);
        return points(amounts, words -> mean(questions, question -> question.withinWords(words)));
    }

    private static List<Point> points(IntStream amounts, IntToDoubleFunction recall) {
        return amounts.mapToObj(amount -> new Point(amount, recall.applyAsDouble(amount)))
                .toList();
    }

    private static List<Question> questions(List<Report.QuestionRow> rows) {
        List<Question> questions = new ArrayList<>();
        rows.stream().filter(row -> row.category().answerable()).forEach(row -> questions.add(Question.of(row)));
        return questions;
    }

    private static double mean(List<Question> questions, ToDoubleFunction<Question> recall) {
        return questions.stream().mapToDouble(recall).average().orElse(0);
    }

    /** Where each evidence turn of one question was found: at which rank, and after how many words. */
    private record Question(int gold, List<Integer> ranks, List<Integer> words) {

        static Question of(Report.QuestionRow row) {
            Map<String, Integer> rankOf = new HashMap<>();
            Map<String, Integer> wordsOf = new HashMap<>();
            int words = 0;
            for (int i = 0; i < row.ranked().size(); i++) {
                words += row.words().get(i);
                for (String turn : row.ranked().get(i)) {
                    if (row.gold().contains(turn) && rankOf.putIfAbsent(turn, i + 1) == null) {
                        wordsOf.put(turn, words);
                    }
                }
            }
            return new Question(row.gold().size(), List.copyOf(rankOf.values()), List.copyOf(wordsOf.values()));
        }

        double withinRank(int most) {
            return share(ranks, most);
        }

        double withinWords(int most) {
            return share(words, most);
        }

        private double share(List<Integer> places, int most) {
            return (double) places.stream().filter(place -> place <= most).count() / gold;
        }
    }
}
