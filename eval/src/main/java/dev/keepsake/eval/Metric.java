package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** What is measured of one question. All lie between 0 and 1, higher is better, and are averaged over questions. */
public enum Metric {
    /** Share of the evidence turns among the first five. */
    RECALL_5("recall@5", "R@5"),
    RECALL_10("recall@10", "R@10"),
    RECALL_20("recall@20", "R@20"),
    RECALL_50("recall@50", "R@50"),
    /** 1 when any evidence turn is among the first ten. */
    HIT_10("hit@10", "hit@10"),
    /** 1 when every evidence turn is among the first ten. */
    ALL_10("all@10", "all@10"),
    /** One over the rank of the first that names an evidence turn; 0 when none does. */
    MRR("mrr", "MRR"),
    /** Discounted gain of the first ten with binary relevance, over the best possible. */
    NDCG_10("ndcg@10", "nDCG@10"),
    /** Share of the evidence turns within the first 500 words that would go into a prompt. */
    BUDGET_500("budget@500", "B@500"),
    BUDGET_1000("budget@1000", "B@1000"),
    BUDGET_2000("budget@2000", "B@2000"),
    /** Share of the evidence sessions among the first five different sessions that the answer names. */
    SESSION_5("session-recall@5", "S@5"),
    SESSION_10("session-recall@10", "S@10");

    /** Those with a column of their own in a table about turns. */
    static final List<Metric> OF_TURNS = Arrays.stream(values())
            .filter(metric -> metric.compareTo(SESSION_5) < 0)
            .toList();

    private final String key;
    private final String heading;

    Metric(String key, String heading) {
        this.key = key;
        this.heading = heading;
    }

    /** Its name in JSON. */
    @JsonValue
    public String key() {
        return key;
    }

    /** Its name over a column. */
    public String heading() {
        return heading;
    }
}
