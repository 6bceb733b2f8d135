package dev.keepsake.memory;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.scope.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param slot which question it answers and how, or null when it answers none that another memory could answer otherwise
 * @param nature what sort of statement it is and how far it is trusted
 * @param links how it stands to other memories of its scope
 */
public record Memory(
        MemoryId id,
        Scope scope,
        MemoryKind kind,
        String text,
        Attribution attribution,
        Attributes attributes,
        List<Source> sources,
        Lifecycle lifecycle,
        @Nullable Slot slot,
        Nature nature,
        List<Link> links) {

    public Memory {
        sources = List.copyOf(sources);
        links = List.copyOf(links);
        scope.requireOwner();
        if (text.isBlank()) {
            throw KeepsakeException.invalid("The text of a memory is blank; give at least one character");
        }
    }

    /** A memory that fills no slot and stands alone. */
    public Memory(
            MemoryId id,
            Scope scope,
            MemoryKind kind,
            String text,
            Attribution attribution,
            Attributes attributes,
            List<Source> sources,
            Lifecycle lifecycle) {
        this(id, scope, kind, text, attribution, attributes, sources, lifecycle, null, Nature.PLAIN, List.of());
    }

    public Memory withText(String newText) {
        return new Memory(id, scope, kind, newText, attribution, attributes, sources, lifecycle, slot, nature, links);
    }

    public Memory withAttributes(Attributes newAttributes) {
        return new Memory(id, scope, kind, text, attribution, newAttributes, sources, lifecycle, slot, nature, links);
    }

    public Memory withSources(List<Source> newSources) {
        return new Memory(id, scope, kind, text, attribution, attributes, newSources, lifecycle, slot, nature, links);
    }

    public Memory withLifecycle(Lifecycle newLifecycle) {
        return new Memory(id, scope, kind, text, attribution, attributes, sources, newLifecycle, slot, nature, links);
    }

    public Memory withSlot(@Nullable Slot newSlot) {
        return new Memory(id, scope, kind, text, attribution, attributes, sources, lifecycle, newSlot, nature, links);
    }

    public Memory withNature(Nature newNature) {
        return new Memory(id, scope, kind, text, attribution, attributes, sources, lifecycle, slot, newNature, links);
    }

    public Memory withLinks(List<Link> newLinks) {
        return new Memory(id, scope, kind, text, attribution, attributes, sources, lifecycle, slot, nature, newLinks);
    }
}
