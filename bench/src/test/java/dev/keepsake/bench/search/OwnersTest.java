package dev.keepsake.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private final Owners owners = new Owners();

    private List<Integer> all() {
        return IntStream.range(0, owners.episodes()).mapToObj(owners::of).toList();
    }

    @Test
    void aMillionMemoriesBelongToTenThousandUsersOfWhomAFewAreLarge() {
        for (int episodes : new int[] {100, 1_000, 10_000, 100_000}) {
            owners.growTo(episodes);
        }

        assertThat(owners.users()).isBetween(9_900, 10_100);
        assertThat(owners.largeUsers()).isBetween(50, 100);
    }

    @Test
    void theSameSizesGiveTheSameOwnersAndGrowingKeepsThoseThatWere() {
        owners.growTo(100);
        List<Integer> first = all();
        owners.growTo(2_000);
        Owners again = new Owners();
        again.growTo(100);
        again.growTo(2_000);

        assertThat(all().subList(0, 100)).isEqualTo(first);
        assertThat(all())
                .isEqualTo(IntStream.range(0, 2_000).mapToObj(again::of).toList());
    }

    @Test
    void findsEpisodesOfLargeUsersAndOfOthers() {
        owners.growTo(2_000);
        SplittableRandom random = new SplittableRandom(1);
        int large = owners.of(owners.anyEpisode(true, random));
        int other = owners.of(owners.anyEpisode(false, random));

        assertThat(all()).filteredOn(owner -> owner == large).hasSize(Owners.EPISODES_OF_A_LARGE_ONE);
        assertThat(all()).filteredOn(owner -> owner == other).hasSizeLessThanOrEqualTo(Owners.EPISODES_OF_MOST);
    }
}
