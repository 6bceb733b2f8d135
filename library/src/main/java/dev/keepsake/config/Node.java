package dev.keepsake.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was said at one key, before anybody asks what it means. */
sealed interface Node {

    Where where();

    /** One word or sentence. */
    record Text(String text, Where where) implements Node {
        /** May be a secret. */
        @Override
        public String toString() {
            return "Text[" + where + "]";
        }
    }

    /** Several in order. */
    record Many(List<Node> items, Where where) implements Node {
        public Many {
            items = List.copyOf(items);
        }
    }

    /** Keys and what is said at them, in order. */
    record Section(Map<String, Node> entries, Where where) implements Node {
        public Section {
            entries = new LinkedHashMap<>(entries);
        }
    }

    /** A key with nothing after it. */
    record Nothing(Where where) implements Node {}

    /** The same, said elsewhere. */
    default Node at(Where place) {
        return switch (this) {
            case Text text -> new Text(text.text(), place);
            case Many many -> new Many(many.items(), place);
            case Section section -> new Section(section.entries(), place);
            case Nothing nothing -> new Nothing(place);
        };
    }

    /** What it is, for a message: {@code a list}. */
    default String form() {
        return switch (this) {
            case Text text -> "a single value";
            case Many many -> "a list";
            case Section section -> "a section with keys of its own";
            case Nothing nothing -> "nothing";
        };
    }
}
