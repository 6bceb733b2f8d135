package dev.keepsake.filter;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of a memory or a turn by a {@link Filter} or a {@link Selection}, and nothing more, so that an index
 * can carry it.
 *
 * @param id the id of the memory, or of the turn ({@code episode/ordinal})
 * @param scope who it belongs to
 * @param text the statement
 * @param actor the speaker's name, or null
 * @param attributes the caller's attributes
 * @param state where it stands
 * @param createdAt when it was learned
 * @param updatedAt when it last changed
 * @param expiresOn its last day, or null
 * @param validity when it is true in the world; a turn is from the moment it was said
 * @param categories the drawers it was put into; a turn is in none
 */
public record Facets(
        String id,
        Scope scope,
        String text,
        @Nullable String actor,
        Attributes attributes,
        MemoryState state,
        Instant createdAt,
        Instant updatedAt,
        @Nullable LocalDate expiresOn,
        Validity validity,
        List<String> categories) {

    public Facets {
        categories = List.copyOf(categories);
    }

    /** Facets of something that is in no drawer. */
    public Facets(
            String id,
            Scope scope,
            String text,
            @Nullable String actor,
            Attributes attributes,
            MemoryState state,
            Instant createdAt,
            Instant updatedAt,
            @Nullable LocalDate expiresOn,
            Validity validity) {
        this(id, scope, text, actor, attributes, state, createdAt, updatedAt, expiresOn, validity, List.of());
    }

    /** Facets of something that is true from when it was learned and is in no drawer. */
    public Facets(
            String id,
            Scope scope,
            String text,
            @Nullable String actor,
            Attributes attributes,
            MemoryState state,
            Instant createdAt,
            Instant updatedAt,
            @Nullable LocalDate expiresOn) {
        this(
                id,
                scope,
                text,
                actor,
                attributes,
                state,
                createdAt,
                updatedAt,
                expiresOn,
                Validity.since(createdAt.isAfter(Validity.OPEN_ENDED) ? Validity.OPEN_ENDED : createdAt));
    }

    public static Facets of(Memory memory) {
        return new Facets(
                memory.id().toString(),
                memory.scope(),
                memory.text(),
                memory.attribution().actor(),
                memory.attributes(),
                memory.lifecycle().state(),
                memory.lifecycle().createdAt(),
                memory.lifecycle().updatedAt(),
                memory.lifecycle().expiresOn(),
                memory.lifecycle().validity(),
                memory.nature().categories());
    }
}
