package dev.keepsake.engine.extract.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What came of asking a model for a list. */
sealed interface Answer {

    /**
     * A list.
     *
     * @param items its elements
     * @param whole false when the reply broke off behind them
     */
    record Items(List<JsonNode> items, boolean whole) implements Answer {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * It answered, twice if it was asked twice, and not in a way that can be understood.
     *
     * @param why what was wrong, without quoting it
     */
    record Unreadable(String why) implements Answer {}

    /**
     * It was not asked.
     *
     * @param why what the budget says against it
     */
    record NotAsked(String why) implements Answer {}
}
