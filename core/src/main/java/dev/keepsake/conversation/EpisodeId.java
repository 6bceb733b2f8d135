package dev.keepsake.conversation;

import java.util.UUID;

/** The id of an episode, and of the operation that brought it in. */
public record EpisodeId(UUID value) implements Comparable<EpisodeId> {

    @Override
    public int compareTo(EpisodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
