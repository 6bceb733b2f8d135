package dev.keepsake.eval.abstention;

import java.util.List;

/**
 * Area under the ROC curve: how probable it is that a question that can be answered has a higher score than one that cannot,
 * ties counting half (the Mann-Whitney U statistic over the number of pairs).
 */
final class RocArea {

    private RocArea() {}

    /** The area; 0.5 says nothing, and is the answer when one of the lists is empty. */
    static double of(List<Double> answerable, List<Double> unanswerable) {
        if (answerable.isEmpty() || unanswerable.isEmpty()) {
            return 0.5;
        }
        double wins = 0;
        for (double answered : answerable) {
            for (double unanswered : unanswerable) {
                wins += answered > unanswered ? 1 : answered == unanswered ? 0.5 : 0;
            }
        }
        return wins / ((double) answerable.size() * unanswerable.size());
    }
}
