package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page for operators has every metric that a server shows, and none that it does not. */
class OperationsDocumentTest {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `((?:keepsake|gen_ai)_[a-z_]+)`");
    private static final Pattern SCRAPED = Pattern.compile("(?m)^# TYPE ((?:keepsake|gen_ai)_[a-z_]+) ");

    @Test
    void everyMetricIsOnThePageAndEveryMetricOfThePageExists() throws IOException {
        Set<String> scraped;
        try (WatchedServer watched = new WatchedServer()) {
            watched.model.enqueue("{\"facts\":[{\"text\":\"User has a dog.\",\"turns\":[1]}]}");
            watched.client.post("/memories", "{\"messages\":\"I have a dog.\",\"user_id\":\"ada\"}");
            watched.client.post("/search", "{\"query\":\"Which dog?\",\"user_id\":\"ada\"}");
            Phases phases = new Phases(watched.telemetry.observations());
            for (Phase phase : Phase.values()) {
                phases.in(phase, () -> phase);
            }
            scraped = names(SCRAPED, watched.nobody.get("/metrics").body());
        }
        // Each timer and distribution has its greatest value beside it.
        scraped.removeIf(name -> name.endsWith("_max"));

        assertThat(names(DOCUMENTED, Files.readString(page()))).isEqualTo(scraped);
    }

    private static Path page() {
        Path here = Path.of("").toAbsolutePath();
        Path root = Files.exists(here.resolve("docs"))
                ? here
                : here.resolveSibling("docs").getParent();
        return root.resolve("docs/operations.md");
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
