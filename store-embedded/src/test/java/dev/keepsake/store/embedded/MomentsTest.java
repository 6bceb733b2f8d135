package dev.keepsake.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MomentsTest {

    @Property(tries = 300)
    void momentsComeBackExactly(@ForAll("moments") Instant moment) {
        assertThat(Moments.read(Moments.bytes(moment))).isEqualTo(moment);
    }

    @Property(tries = 300)
    void theirBytesSortAsTheyDo(@ForAll("moments") Instant one, @ForAll("moments") Instant other) {
        int bytes = Arrays.compareUnsigned(Moments.bytes(one), Moments.bytes(other));

        assertThat(Integer.signum(bytes)).isEqualTo(Integer.signum(one.compareTo(other)));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.oneOf(
                Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.EPOCH.minusNanos(1)),
                Combinators.combine(
                                Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond),
                Combinators.combine(
                                Arbitraries.longs().between(-2, 2),
                                Arbitraries.integers().between(0, 999_999_999))
                        .as(Instant::ofEpochSecond));
    }
}
