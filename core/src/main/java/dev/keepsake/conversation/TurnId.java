package dev.keepsake.conversation;

/**
 * The address of one turn.
 *
 * @param episode the episode it is in
 * @param ordinal its place there, from 0
 */
public record TurnId(EpisodeId episode, int ordinal) implements Comparable<TurnId> {

    @Override
    public int compareTo(TurnId other) {
        int byEpisode = episode.compareTo(other.episode);
        return byEpisode != 0 ? byEpisode : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return episode + "/" + ordinal;
    }
}
