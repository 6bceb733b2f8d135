package dev.keepsake.api;

import dev.keepsake.api.SearchResult.SignalReport;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.MemoryId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a search returns a memory, or does not. */
public sealed interface Why {

    /** In a sentence, for a person; holds no text of any memory. */
    String sentence();

    /** Where its score comes from, or null when the search gave it none or does not tell. */
    default @Nullable Explanation explanation() {
        return null;
    }

    /**
     * It is among the hits.
     *
     * @param rank from 1
     * @param hit as it is returned
     */
    record Returned(int rank, Hit hit) implements Why {
        @Override
        public String sentence() {
            return "It is hit " + rank + " of this search";
        }

        @Override
        public Explanation explanation() {
            return hit.explanation();
        }
    }

    /** The project has no such memory, or it was deleted. */
    record Unknown() implements Why {
        @Override
        public String sentence() {
            return "The project has no such memory, or it was deleted; its history, if there is one, says more";
        }
    }

    /**
     * The search does not reach it.
     *
     * @param reason which condition leaves it out
     */
    record OutOfReach(Reason reason) implements Why {

        public enum Reason {
            SCOPE("It belongs to another user, agent, app or run than the search is about"),
            FILTER("The filter of the search leaves it out"),
            EXPIRED("Its last day is over; a search that includes expired memories finds it"),
            TIME("It was not known, or not true, at the moment the search is about"),
            KIND("The search returns turns only, and it did not come from one turn");

            private final String sentence;

            Reason(String sentence) {
                this.sentence = sentence;
            }
        }

        @Override
        public String sentence() {
            return reason.sentence;
        }
    }

    /**
     * A newer memory replaced it, and the question is not about the past.
     *
     * @param by the newer one, or null when it was retracted without a replacement
     */
    record Superseded(@Nullable MemoryId by) implements Why {
        @Override
        public String sentence() {
            return "A newer memory replaced it" + (by == null ? "" : ": " + by)
                    + "; a search that includes superseded memories, or asks about the past, finds it";
        }
    }

    /**
     * No signal proposed it.
     *
     * @param missing signals that were late or failed and might have
     */
    record NotProposed(List<SignalReport> missing) implements Why {
        public NotProposed {
            missing = List.copyOf(missing);
        }

        @Override
        public String sentence() {
            return missing.isEmpty()
                    ? "No signal proposed it: it shares too little with the question, and other entries share more"
                    : "No signal proposed it, but "
                            + missing.stream().map(NotProposed::said).collect(Collectors.joining(" and "))
                            + ", and might have";
        }

        private static String said(SignalReport report) {
            return report.signal().key() + (report.state() == SignalReport.State.LATE ? " was late" : " failed");
        }
    }

    /**
     * Its score is below the threshold.
     *
     * @param rank where it stands, from 1
     * @param score its score
     * @param threshold the least score
     * @param explanation where its score comes from
     */
    record BelowThreshold(int rank, double score, double threshold, Explanation explanation) implements Why {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT, "Its score of %.3f, rank %d, is below the threshold of %.3f", score, rank, threshold);
        }
    }

    /**
     * Others come before it.
     *
     * @param rank where it stands, from 1
     * @param limit how many hits were asked for
     * @param score its score
     * @param lastScore the score of the last hit returned
     * @param explanation where its score comes from
     */
    record BelowCut(int rank, int limit, double score, double lastScore, Explanation explanation) implements Why {
        @Override
        public String sentence() {
            return String.format(
                    Locale.ROOT,
                    "It has rank %d with a score of %.3f; the search returns at most %d, the last of them with %.3f",
                    rank,
                    score,
                    limit,
                    lastScore);
        }
    }

    /**
     * It says nothing that a better hit does not say.
     *
     * @param of the key of that hit, {@code m:<id>} or {@code t:<id>}
     */
    record Duplicate(String of) implements Why {
        @Override
        public String sentence() {
            return "It says the same as a better hit, the "
                    + switch (EntryKey.parse(of)) {
                        case EntryKey.OfMemory(var id) -> "memory " + id;
                        case EntryKey.OfTurn(var id) -> "turn " + id;
                    };
        }
    }

    /**
     * It found no room in the token budget.
     *
     * @param rank where it stands, from 1
     * @param tokens how many tokens its text has
     * @param budget how many the hits may have together
     */
    record OutsideBudget(int rank, int tokens, int budget) implements Why {
        @Override
        public String sentence() {
            return "It has rank %d, but its %d tokens found no room in the budget of %d"
                    .formatted(rank, tokens, budget);
        }
    }
}
