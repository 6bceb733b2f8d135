package dev.keepsake.engine.extract.model;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What can be made of a model's reply that was to be a list in a JSON object. */
sealed interface Reply {

    /**
     * A list.
     *
     * @param items its elements, of whatever type; perhaps none
     * @param whole false when the reply breaks off behind them
     */
    record Items(List<JsonNode> items, boolean whole) implements Reply {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * Nothing.
     *
     * @param why what is wrong with the reply, without quoting it
     */
    record Unreadable(String why) implements Reply {}
}
