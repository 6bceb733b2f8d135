package dev.keepsake.server.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.levels.Level.State;
import dev.keepsake.server.levels.ServiceLevels.Verb;
import dev.keepsake.testkit.fake.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServiceLevelsTest {

    private final FakeClock clock = new FakeClock();
    private final ServiceLevels levels = new ServiceLevels(LevelTargets.DEFAULT, clock);

    @Test
    void aFewCallsSayNothing() {
        note(Verb.READ, 19, Duration.ofSeconds(3), true);

        assertThat(level("read-p95").state()).isEqualTo(State.TOO_FEW);
        assertThat(level("success").state()).isEqualTo(State.TOO_FEW);
    }

    @Test
    void aSingleSlowCallIsNeverAMissedLevel() {
        note(Verb.READ, 1, Duration.ofSeconds(3), true);
        for (int call = 0; call < 100; call++) {
            note(Verb.READ, 1, Duration.ofMillis(20), true);

            assertThat(level("read-p95").state()).isNotEqualTo(State.MISSED);
        }
    }

    @Test
    void slowSearchesMissTheirLevelUntilTheyAreLongAgo() {
        note(Verb.READ, 100, Duration.ofMillis(20), true);
        note(Verb.READ, 6, Duration.ofSeconds(3), true);

        assertThat(level("read-p95").state()).isEqualTo(State.MISSED);
        assertThat(level("write-p95").state()).isEqualTo(State.TOO_FEW);

        clock.advance(Duration.ofHours(1));
        note(Verb.READ, 20, Duration.ofMillis(20), true);

        assertThat(level("read-p95").state()).isEqualTo(State.MET);
        assertThat(levels.measured(Verb.READ, Window.DAY).calls()).isEqualTo(126);
    }

    @Test
    void fiveInAHundredMayBeSlow() {
        note(Verb.WRITE, 95, Duration.ofMillis(20), true);
        note(Verb.WRITE, 5, Duration.ofSeconds(9), true);

        assertThat(level("write-p95").state()).isEqualTo(State.MET);
    }

    @Test
    void successIsThatOfAddsAndSearchesTogether() {
        note(Verb.WRITE, 90, Duration.ofMillis(20), true);
        note(Verb.READ, 10, Duration.ofMillis(20), false);

        assertThat(level("success").actual()).isEqualTo(0.9);
        assertThat(level("success").state()).isEqualTo(State.MISSED);
    }

    @Test
    void anyWindowMayBeJudged() {
        Window window = Window.of(Duration.ofSeconds(90));
        ServiceLevels own =
                new ServiceLevels(new LevelTargets(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, window), clock);
        own.note(Verb.READ, Duration.ofMillis(5), true);

        assertThat(own.levels().getFirst().window().key()).isEqualTo("90s");
        assertThat(own.windows()).containsExactly(Window.FIVE_MINUTES, Window.HOUR, Window.DAY, window);
        assertThat(own.measured(Verb.READ, window).calls()).isEqualTo(1);
    }

    @Test
    void aClockThatIsPutBackLosesNothingThatWasMeasured() {
        note(Verb.READ, 10, Duration.ofMillis(20), true);
        clock.advance(Duration.ofSeconds(-30));
        note(Verb.READ, 10, Duration.ofMillis(20), true);
        clock.advance(Duration.ofMinutes(1));

        assertThat(levels.measured(Verb.READ, Window.HOUR).calls()).isEqualTo(20);
    }

    @Test
    void aClockThatWasFarAheadForAWhileKeepsNothingFromBeingMeasured() {
        clock.advance(Duration.ofDays(400));
        for (int minute = 0; minute < 70; minute++) {
            note(Verb.READ, 1, Duration.ofMillis(20), true);
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofDays(-400));
        note(Verb.READ, 30, Duration.ofMillis(20), true);

        assertThat(levels.measured(Verb.READ, Window.HOUR).calls()).isEqualTo(30);
        assertThat(level("read-p95").state()).isEqualTo(State.MET);
    }

    @Test
    void impossibleTargetsAreRefusedByTheirKeys() {
        assertThatThrownBy(() -> new LevelTargets(Duration.ZERO, Duration.ofSeconds(1), 1, Window.DAY))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("service-levels.write-p95");
        assertThatThrownBy(() -> new LevelTargets(Duration.ofSeconds(1), Duration.ofSeconds(1), 1.5, Window.DAY))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("service-levels.success");
    }

    private void note(Verb verb, int times, Duration took, boolean fine) {
        for (int call = 0; call < times; call++) {
            levels.note(verb, took, fine);
        }
    }

    private Level level(String name) {
        return levels.levels().stream()
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
