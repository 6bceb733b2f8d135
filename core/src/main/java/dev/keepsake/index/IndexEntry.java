package dev.keepsake.index;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.filter.Facets;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.Source;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an index is given of one memory or turn.
 *
 * @param key which one
 * @param project the tenant
 * @param facets what filters can ask of it
 * @param embedding the vector of its {@link IndexText}, or null for one that is found by everything else alone: its embedder refuses
 *     the text
 * @param role the role that said it
 * @param origins the turns it came from, its own for a turn
 * @param features what else was read from it
 */
public record IndexEntry(
        EntryKey key,
        ProjectId project,
        Facets facets,
        @Nullable Embedding embedding,
        Role role,
        List<TurnId> origins,
        Features features) {

    public IndexEntry {
        origins = List.copyOf(origins);
    }

    /** An entry of which nothing is known but its words and their vector, or its words alone. */
    public IndexEntry(EntryKey key, ProjectId project, Facets facets, @Nullable Embedding embedding) {
        this(key, project, facets, embedding, Role.USER, List.of(), Features.NONE);
    }

    /** The entry of a memory. */
    public static IndexEntry of(ProjectId project, Memory memory, @Nullable Embedding embedding, Features features) {
        List<TurnId> origins =
                memory.sources().stream().map(Source::turn).distinct().toList();
        return new IndexEntry(
                new EntryKey.OfMemory(memory.id()),
                project,
                Facets.of(memory),
                embedding,
                memory.attribution().role(),
                origins,
                features);
    }

    /** The entry of a turn; its facets come from its submission as well. */
    public static IndexEntry of(
            ProjectId project, Turn turn, Facets facets, @Nullable Embedding embedding, Features features) {
        return new IndexEntry(
                new EntryKey.OfTurn(turn.id()), project, facets, embedding, turn.role(), List.of(turn.id()), features);
    }

    /** What signals are told of it. */
    public Circumstances circumstances() {
        return new Circumstances(
                origins,
                facets.createdAt(),
                role,
                facets.actor(),
                facets.state(),
                features.times(),
                features.substance());
    }

    /** The text that keyword signals see. */
    public String text() {
        return IndexText.of(facets.actor(), facets.text());
    }

    /**
     * The canonical names by which a question may mean its speaker: the whole name and each word of it that has at least two
     * characters; none when the speaker is not named.
     */
    public Set<String> speakerNames() {
        String actor = facets.actor();
        if (actor == null || actor.isBlank()) {
            return Set.of();
        }
        String whole = CanonicalName.of(actor);
        Set<String> names = new LinkedHashSet<>(Set.of(whole));
        for (String word : whole.split(" ", -1)) {
            if (word.length() > 1) {
                names.add(word);
            }
        }
        return names;
    }
}
