package dev.keepsake.index.lucene;

import static dev.keepsake.index.lucene.Entries.ALICE;
import static dev.keepsake.index.lucene.Entries.EMBEDDER;
import static dev.keepsake.index.lucene.Entries.PROJECT;
import static dev.keepsake.index.lucene.Entries.apply;
import static dev.keepsake.index.lucene.Entries.ask;
import static dev.keepsake.index.lucene.Entries.entry;
import static dev.keepsake.index.lucene.Entries.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.filter.Filter;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import dev.keepsake.testkit.sample.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores are compared to the last bit: a ranking that moves a little still tells what others have stored. */
class ScopeStatisticsTest {

    private static final List<String> WORDS = List.of(
            "garden",
            "violin",
            "harbour",
            "lantern",
            "marble",
            "orchard",
            "pebble",
            "quarry",
            "ribbon",
            "résumé",
            "resume",
            "playa",
            "über",
            "книга",
            "北京",
            "北",
            "Hausboot",
            "Boot",
            "Katzenhaarallergie",
            "rompió",
            "طوابع",
            "2023",
            "Caroline",
            "painting",
            "painted",
            "what",
            "the",
            "und",
            "para");
    private static final String QUESTION =
            "What did Caroline paint, the résumé or the resume of 2023 in 北京, книги und playas, rompio ein Boot oder"
                    + " Allergie, طابع?";

    @TempDir
    Path directory;

    LuceneIndex index;
    Random dice;

    @BeforeEach
    void open() {
        index = LuceneIndex.open(directory, EMBEDDER.id());
        dice = Seed.announcedFor(this).random();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void nothingThatOthersStoreChangesAScore() {
        fill(0, 60, PROJECT, ALICE);
        List<List<Candidate>> before = answers();

        fill(1_000, 100, PROJECT, Scope.ofUser("bob"));
        fill(2_000, 100, new ProjectId("umbrella"), ALICE);
        assertThat(answers()).isEqualTo(before);

        apply(index, new IndexUpdate.RemoveProject(new ProjectId("umbrella")));
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void howEntriesLieInFilesDoesNotChangeAScore() {
        fill(0, 60, PROJECT, ALICE);
        List<List<Candidate>> before = answers();

        apply(index, put(500, "garden violin in 北京"), put(3_000, "painted harbour"));
        apply(
                index,
                new IndexUpdate.Remove(PROJECT, Entries.key(500)),
                new IndexUpdate.Remove(PROJECT, Entries.key(3_000)));
        assertThat(answers()).isEqualTo(before);

        index.eraseRemoved();
        assertThat(answers()).isEqualTo(before);
    }

    @Test
    void theScopeCanAsWellBeNamedByTheFilter() {
        fill(0, 60, PROJECT, ALICE);
        fill(1_000, 60, PROJECT, Scope.ofUser("bob"));

        assertThat(index.matching(byFilter(), QUESTION)).isEqualTo(index.matching(ask(ALICE, 100), QUESTION));
    }

    private CandidateQuery byFilter() {
        return ask(PROJECT, Scope.ANY, Filter.owner(ScopeField.USER, "alice"), 100);
    }

    private List<List<Candidate>> answers() {
        List<List<Candidate>> answers = List.of(
                index.matching(ask(ALICE, 100), QUESTION),
                index.matching(byFilter(), QUESTION),
                index.matching(ask(ALICE, 7), "garden and violin"),
                index.nearest(ask(ALICE, 100), EMBEDDER.embed(QUESTION)));
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isNotEmpty());
        return answers;
    }

    /** In several portions, so that there are several segments. */
    private void fill(int from, int count, ProjectId project, Scope scope) {
        for (int start = from; start < from + count; start += 20) {
            List<IndexUpdate> updates = new ArrayList<>();
            for (int number = start; number < start + 20; number++) {
                updates.add(new IndexUpdate.Upsert(entry(number, project, scope, randomText())));
            }
            index.apply(updates, index.position() + 1);
        }
    }

    private String randomText() {
        return dice.ints(2 + dice.nextInt(12), 0, WORDS.size())
                .mapToObj(WORDS::get)
                .collect(Collectors.joining(" "));
    }
}
