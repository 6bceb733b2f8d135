package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Reach;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.UpdateRequest;
import dev.keepsake.index.EntryKind;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.time.AsOf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking back on the real parts: the rankings of each moment, asked for again at the end. */
class LookingBackTest {

    private static final Scope ALICE = Scope.ofUser("alice");

    @TempDir
    private Path directory;

    @Test
    void theRankingOfEveryMomentComesBackWithItsScores() {
        FakeClock clock = new FakeClock();
        try (Keepsake keepsake = Keepsake.open(KeepsakeOptions.in(directory).withClock(clock))) {
            Map<Instant, List<String>> rankings = new LinkedHashMap<>();
            List<MemoryId> stored = new ArrayList<>();
            for (String text : List.of(
                    "I live in Lisbon.",
                    "My dog Bruno loves the sea.",
                    "I moved to Porto.",
                    "I am allergic to shellfish, and so is my sister Anna.")) {
                clock.advance(Duration.ofDays(20));
                keepsake.memories().add(AddRequest.of(ALICE, text)).stored().forEach(item -> stored.add(item.memory()));
                rankings.put(clock.instant(), ranking(keepsake, null));
            }
            clock.advance(Duration.ofDays(20));
            keepsake.memories().update(UpdateRequest.text(stored.getFirst(), "I lived in Coimbra."));

            rankings.forEach((moment, ranking) -> assertThat(ranking(keepsake, AsOf.knownAt(moment)))
                    .as("at %s", moment)
                    .isNotEmpty()
                    .isEqualTo(ranking));
            assertThat(keepsake.verify()).isEmpty();
        }
    }

    private static List<String> ranking(Keepsake keepsake, @Nullable AsOf asOf) {
        List<String> ranking = new ArrayList<>();
        for (String question : List.of("Where do I live?", "Who is allergic?")) {
            SearchRequest request =
                    SearchRequest.of(Reach.of(ALICE).asOf(asOf), question).returning(EntryKind.MEMORY, EntryKind.TURN);
            for (Hit hit : keepsake.memories().search(request).hits()) {
                ranking.add(hit.text() + " " + hit.score());
            }
        }
        return ranking;
    }
}
