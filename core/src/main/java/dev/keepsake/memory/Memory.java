package dev.keepsake.memory;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.util.List;

/**
 * A stored statement.
 *
 * @param id its id
 * @param scope who it belongs to; at least one owner
 * @param kind extracted or verbatim
 * @param text the statement, not blank
 * @param attribution whose statement it is
 * @param attributes the caller's attributes
 * @param sources the turns and characters it came from; empty when it was written by hand
 * @param lifecycle state and times
 */
public record Memory(
        MemoryId id,
        Scope scope,
        MemoryKind kind,
        String text,
        Attribution attribution,
        Attributes attributes,
        List<Source> sources,
        Lifecycle lifecycle) {

    public Memory {
        sources = List.copyOf(sources);
        scope.requireOwner();
        if (text.isBlank()) {
            throw KeepsakeException.invalid("The text of a memory is blank; give at least one character");
        }
    }

    public Memory withText(String newText) {
        return new Memory(id, scope, kind, newText, attribution, attributes, sources, lifecycle);
    }

    public Memory withAttributes(Attributes newAttributes) {
        return new Memory(id, scope, kind, text, attribution, newAttributes, sources, lifecycle);
    }

    public Memory withSources(List<Source> newSources) {
        return new Memory(id, scope, kind, text, attribution, attributes, newSources, lifecycle);
    }

    public Memory withLifecycle(Lifecycle newLifecycle) {
        return new Memory(id, scope, kind, text, attribution, attributes, sources, newLifecycle);
    }
}
