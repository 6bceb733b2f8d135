package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.IntroSelector;

/** A score for each of some entries, 0 at first. Not safe for use by several threads. */
final class EntryScores {

    private final List<MatchingEntries> entries;
    private final double[][] scores;

    EntryScores(List<MatchingEntries> entries) {
        this.entries = entries;
        this.scores = new double[entries.size()][];
        for (int segment = 0; segment < scores.length; segment++) {
            scores[segment] = new double[entries.get(segment).size()];
        }
    }

    /** Which entries, segment by segment. */
    List<MatchingEntries> entries() {
        return entries;
    }

    /** The scores of the entries of one segment by their places, to be written to. */
    double[] of(int segment) {
        return scores[segment];
    }

    /** How many entries they are. */
    int size() {
        int size = 0;
        for (double[] ofSegment : scores) {
            size += ofSegment.length;
        }
        return size;
    }

    /** The scores of those entries that are also among {@code others}. */
    EntryScores within(List<MatchingEntries> others) {
        Map<LeafReaderContext, Integer> segments = new HashMap<>();
        for (int segment = 0; segment < scores.length; segment++) {
            segments.put(entries.get(segment).leaf(), segment);
        }
        EntryScores common = new EntryScores(others);
        for (int other = 0; other < others.size(); other++) {
            Integer segment = segments.get(others.get(other).leaf());
            if (segment != null) {
                copy(entries.get(segment), scores[segment], others.get(other), common.scores[other]);
            }
        }
        return common;
    }

    /** The score in the middle, the upper one of two; 0 when there are no entries. */
    double median() {
        double[] all = above(Double.NEGATIVE_INFINITY);
        return all.length == 0 ? 0 : ascending(all, all.length / 2);
    }

    /** The best {@code limit} of those above {@code floor}, ties by key text. */
    List<Candidate> best(int limit, double floor) throws IOException {
        double[] eligible = above(floor);
        double least = eligible.length <= limit ? floor : ascending(eligible, eligible.length - limit);
        BestCandidates best = new BestCandidates(limit);
        for (int segment = 0; segment < scores.length; segment++) {
            MatchingEntries ofSegment = entries.get(segment);
            BestCandidates.Offers offers = best.of(ofSegment.leaf().reader());
            for (int place = 0; place < ofSegment.size(); place++) {
                double score = scores[segment][place];
                if (score > floor && score >= least) {
                    offers.offer(ofSegment.document(place), score);
                }
            }
        }
        return best.bestFirst();
    }

    private double[] above(double floor) {
        double[] eligible = new double[size()];
        int size = 0;
        for (double[] ofSegment : scores) {
            for (double score : ofSegment) {
                if (score > floor) {
                    eligible[size++] = score;
                }
            }
        }
        return Arrays.copyOf(eligible, size);
    }

    /** Both sides are ascending, so one pass over both meets each. */
    private static void copy(MatchingEntries from, double[] scores, MatchingEntries to, double[] copied) {
        int place = 0;
        for (int i = 0; i < to.size(); i++) {
            int document = to.document(i);
            while (place < from.size() && from.document(place) < document) {
                place++;
            }
            if (place < from.size() && from.document(place) == document) {
                copied[i] = scores[place];
            }
        }
    }

    /** The number that would stand at {@code place} if they were sorted; their order is changed. */
    private static double ascending(double[] numbers, int place) {
        new IntroSelector() {
            private double pivot;

            @Override
            protected void setPivot(int i) {
                pivot = numbers[i];
            }

            @Override
            protected int comparePivot(int i) {
                return Double.compare(pivot, numbers[i]);
            }

            @Override
            protected void swap(int i, int j) {
                double moved = numbers[i];
                numbers[i] = numbers[j];
                numbers[j] = moved;
            }
        }.select(0, numbers.length, place);
        return numbers[place];
    }
}
