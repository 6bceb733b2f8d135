package dev.keepsake.graph;

import dev.keepsake.error.KeepsakeException;

/**
 * A relation as a text states it.
 *
 * @param subject who or what, as named
 * @param predicate how, in lower-case words joined by underscores: {@code works_at}
 * @param object to whom or what, as named
 */
public record RelationMention(String subject, String predicate, String object) {

    public RelationMention {
        if (subject.isBlank() || predicate.isBlank() || object.isBlank()) {
            throw KeepsakeException.invalid("A relation needs a subject, a predicate and an object; got a blank one");
        }
    }
}
