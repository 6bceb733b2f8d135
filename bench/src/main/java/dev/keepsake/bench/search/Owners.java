package dev.keepsake.bench.search;

import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Who has which episode. Most users have some ninety memories, a few have 1,500, and the episodes of one lie among those of
 * others as they would in a service: the same sizes always give the same owners. Not safe for use by several threads while
 * it grows.
 */
final class Owners {

    static final int EPISODES_OF_MOST = 9;
    static final int EPISODES_OF_A_LARGE_ONE = 150;

    /** So many episodes come with one large user... */
    private static final int EPISODES_PER_LARGE_ONE = 500;

    /** ...but a stage brings at most so many of them: 10,000 users in a million memories, and a tenth of it in large scopes. */
    private static final int MOST_LARGE_ONES = 50;

    private int[] owners = {};
    private int users;
    private final BitSet large = new BitSet();

    /** Lets new users have the episodes up to {@code episodes}. */
    void growTo(int episodes) {
        int first = owners.length;
        List<Integer> added = new ArrayList<>();
        int largeOnes = Math.min(MOST_LARGE_ONES, (episodes - first) / EPISODES_PER_LARGE_ONE);
        for (int i = 0; i < largeOnes; i++) {
            large.set(users);
            added.addAll(Collections.nCopies(EPISODES_OF_A_LARGE_ONE, users++));
        }
        while (first + added.size() < episodes) {
            int left = episodes - first - added.size();
            added.addAll(Collections.nCopies(Math.min(EPISODES_OF_MOST, left), users++));
        }
        Collections.shuffle(added, new Random(first));
        owners = Arrays.copyOf(owners, episodes);
        for (int i = 0; i < added.size(); i++) {
            owners[first + i] = added.get(i);
        }
    }

    int episodes() {
        return owners.length;
    }

    int users() {
        return users;
    }

    int largeUsers() {
        return large.cardinality();
    }

    int of(int episode) {
        return owners[episode];
    }

    static Scope scope(int owner) {
        return Scope.ofUser("user-" + owner);
    }

    /** Some episode of a large user, or of one of the others; there must be one. */
    int anyEpisode(boolean ofLarge, SplittableRandom random) {
        int episode = random.nextInt(owners.length);
        while (large.get(owners[episode]) != ofLarge) {
            episode = random.nextInt(owners.length);
        }
        return episode;
    }
}
