package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.api.RelationsRequest;
import dev.keepsake.api.RestoreRequest;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.graph.Relation;
import dev.keepsake.index.GraphIndex;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.time.AsOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/graph.md shows is what happens. */
class GraphDocumentTest {

    private static final Scope MIRA = Scope.ofUser("mira");

    @TempDir
    private Path directory;

    private Keepsake keepsake;
    private String page;

    @BeforeEach
    void open() throws IOException {
        keepsake = Keepsake.open(directory);
        page = Files.readString(root().resolve("docs/graph.md"));
    }

    @AfterEach
    void close() {
        keepsake.close();
    }

    @Test
    void theExampleOfThePageIsTrue() {
        Memories memories = keepsake.memories();
        MemoryId oslo = said("2026-03-02", "My sister Anna lives in Oslo.");
        said("2026-03-02", "Anna works at Nordlicht Labs.");
        said("2026-03-02", "Jonas works at Nordlicht Labs.");
        said("2026-03-02", "Jonas plays the cello.");
        shows(memories.relations(RelationsRequest.of(MIRA)), GraphDocumentTest::line);
        for (int depth = 1; depth <= 2; depth++) {
            SearchRequest question =
                    SearchRequest.of(MIRA, "Where does Anna work?").withLimit(1).withRelations(depth);
            shows(memories.search(question).relations(), GraphDocumentTest::line);
        }

        said("2026-05-09", "Anna moved to Bergen.");
        shows(everything(), GraphDocumentTest::line);
        Reach april = Reach.of(MIRA).asOf(AsOf.validAt(Instant.parse("2026-04-01T00:00:00Z")));
        assertThat(memories.relations(new RelationsRequest(april, PageRequest.first(10))))
                .extracting(Relation::object)
                .contains("oslo")
                .doesNotContain("bergen");

        memories.restore(new RestoreRequest(oslo));
        assertThat(everything()).allMatch(relation -> relation.state() == MemoryState.CURRENT);
        assertThat(keepsake.verify()).isEmpty();
    }

    private MemoryId said(String day, String text) {
        Instant at = LocalDate.parse(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
        return keepsake.memories()
                .add(AddRequest.of(MIRA, text).at(at))
                .stored()
                .getLast()
                .memory();
    }

    private List<Relation> everything() {
        return keepsake.memories()
                .relations(new RelationsRequest(Reach.of(MIRA).withSuperseded(true), PageRequest.first(100)));
    }

    /** That the page has these lines, in any order: what was said at the same moment has none. */
    private <T> void shows(List<T> found, Function<T, String> line) {
        List<String> lines = found.stream().map(line).sorted().toList();
        assertThat(blocks()).as("blocks of docs/graph.md").contains(lines);
    }

    private List<List<String>> blocks() {
        return List.of(page.split("```text\n")).stream()
                .skip(1)
                .map(part -> part.substring(0, part.indexOf("```")))
                .map(block -> block.lines().sorted().toList())
                .collect(Collectors.toList());
    }

    private static String line(GraphIndex.Found found) {
        return found.distance() + "  " + words(found.relation());
    }

    private static String line(Relation relation) {
        Validity validity = relation.validity();
        String end = validity.to().equals(Validity.OPEN_ENDED) ? "" : " until " + day(validity.to());
        return words(relation) + ", since " + day(validity.from()) + end;
    }

    private static String words(Relation relation) {
        return relation.mention().subject() + " " + relation.mention().predicate() + " "
                + relation.mention().object();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.getParent();
    }
}
