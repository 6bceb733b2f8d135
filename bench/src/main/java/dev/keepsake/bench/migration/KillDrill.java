package dev.keepsake.bench.migration;

import dev.keepsake.Keepsake;
import dev.keepsake.KeepsakeOptions;
import dev.keepsake.api.AddRequest;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.ListRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.bench.Directories;
import dev.keepsake.bench.Flags;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EmbeddingMigration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Kills, at random moments, a process that goes from one embedder to the other and back without end: while it fills, compares,
 * switches, rolls back, finishes and drops. After each kill the store has to be in one of the documented phases, to have every memory,
 * to find one of them, and to stand every check.
 *
 * <p>Flags: {@code --memories} (150), {@code --kills} (20), {@code --longest} milliseconds of a life (6000), {@code --seed}. Ends with
 * status 1 when something did not hold.
 */
public final class KillDrill {

    private static final Scope SCOPE = Scope.ofUser("bench");

    private final Path directory = Directories.temporary("kills");
    private final int memories;
    private final int longest;
    private final SplittableRandom random;
    private final Map<String, Integer> struck = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private KillDrill(Flags flags) {
        memories = flags.integer("memories", 150);
        longest = flags.integer("longest", 6_000);
        random = new SplittableRandom(flags.number("seed", 1));
    }

    /** Runs it and prints what it saw. */
    public static void main(String[] arguments) throws InterruptedException {
        Flags flags = new Flags(arguments, Set.of("memories", "kills", "longest", "seed"));
        KillDrill drill = new KillDrill(flags);
        try {
            drill.fill();
            for (int kill = 1; kill <= flags.integer("kills", 20); kill++) {
                drill.kill();
                drill.check(kill);
            }
        } finally {
            Directories.remove(drill.directory);
        }
        System.out.println("Struck: " + drill.struck);
        drill.wrong.forEach(System.out::println);
        System.out.println(drill.wrong.size() + " things did not hold");
        if (!drill.wrong.isEmpty()) {
            System.exit(1);
        }
    }

    private Keepsake open() {
        String recorded = Keepsake.recordedEmbedder(directory)
                .orElse(EmbedderCatalogue.embedders().getFirst())
                .name();
        return Keepsake.open(KeepsakeOptions.in(directory).withEmbedder(recorded));
    }

    private void fill() {
        try (Keepsake keepsake = open()) {
            for (int number = 0; number < memories; number++) {
                keepsake.memories().add(AddRequest.of(SCOPE, Belongings.statement(number)));
            }
        }
    }

    private void kill() throws InterruptedException {
        Process child = MigrationChild.start(directory, List.of("--round"));
        MigrationChild.firstLine(child);
        Thread.sleep(random.nextInt(longest));
        child.destroyForcibly().waitFor();
    }

    private void check(int kill) {
        try (Keepsake keepsake = open()) {
            EmbedderStatus status = keepsake.embedding().status();
            EmbeddingMigration way = status.migration();
            struck.merge(way == null ? "between two" : way.phase().name(), 1, Integer::sum);
            if (way != null && !way.concerns(status.current())) {
                wrong.add("Kill " + kill + ": " + status.current() + " is in use on " + way);
            }
            long there = keepsake.memories().list(ListRequest.of(SCOPE)).total();
            if (there != memories) {
                wrong.add("Kill " + kill + ": " + there + " memories instead of " + memories);
            }
            int number = random.nextInt(memories);
            boolean found =
                    keepsake.memories().search(SearchRequest.of(SCOPE, Belongings.question(number))).hits().stream()
                            .anyMatch(hit -> hit.text().contains(Belongings.name(number)));
            if (!found) {
                wrong.add("Kill " + kill + ": memory " + number + " is not found");
            }
            keepsake.verify().forEach(violation -> wrong.add("Kill " + kill + ": " + violation));
        }
    }
}
