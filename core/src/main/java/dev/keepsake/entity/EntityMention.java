package dev.keepsake.entity;

import dev.keepsake.conversation.Span;
import dev.keepsake.error.KeepsakeException;

/**
 * A place in a text where an entity is named.
 *
 * @param name the name as it is written there
 * @param canonical the form by which two mentions are the same entity, whatever their case, accents, width or possessive
 *     ending; never blank
 * @param span the characters of the text that are the name
 * @param kind what sort of thing it is. Two mentions may be of one entity and differ in kind, because one of them tells
 *     less: the kind is no part of the identity
 */
public record EntityMention(String name, String canonical, Span span, EntityKind kind) {

    public EntityMention {
        if (name.isBlank() || canonical.isBlank()) {
            throw KeepsakeException.invalid("A mention needs a name and its canonical form; one of them is blank");
        }
    }
}
