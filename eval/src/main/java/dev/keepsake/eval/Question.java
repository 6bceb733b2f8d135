package dev.keepsake.eval;

import java.util.List;

/**
 * A question and the turns that answer it.
 *
 * @param id unique in the dataset
 * @param text the question
 * @param category its kind
 * @param gold ids of the evidence turns, without repetition; at least one
 */
public record Question(String id, String text, Category category, List<String> gold) {

    public Question {
        gold = List.copyOf(gold);
    }
}
