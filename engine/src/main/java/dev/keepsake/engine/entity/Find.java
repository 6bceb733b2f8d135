package dev.keepsake.engine.entity;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a text that one of the readers takes for a name; where two overlap, the longer one stays.
 *
 * @param start its first character
 * @param end one past its last
 * @param kind what sort of thing it is
 * @param canonical the known entity it is, or null when the canonical form is to be read from the characters
 */
record Find(int start, int end, EntityKind kind, @Nullable String canonical) {

    static Find of(int start, int end, EntityKind kind) {
        return new Find(start, end, kind, null);
    }

    EntityMention in(String text) {
        String name = text.substring(start, end);
        return new EntityMention(
                name, canonical == null ? CanonicalName.of(name) : canonical, new Span(start, end), kind);
    }
}
