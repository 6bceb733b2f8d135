package dev.keepsake.index.lucene;

import static dev.keepsake.index.lucene.Entries.ALICE;
import static dev.keepsake.index.lucene.Entries.EMBEDDER;
import static dev.keepsake.index.lucene.Entries.PROJECT;
import static dev.keepsake.index.lucene.Entries.apply;
import static dev.keepsake.index.lucene.Entries.ask;
import static dev.keepsake.index.lucene.Entries.key;
import static dev.keepsake.index.lucene.Entries.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.model.EmbedderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReopeningTest {

    @TempDir
    Path directory;

    @Test
    void whatWasPersistedIsThereAfterwards() {
        try (LuceneIndex index = open()) {
            index.apply(List.of(put(1, "jasmine tea"), put(2, "black coffee")), 41);
            index.persist();
        }

        try (LuceneIndex index = open()) {
            assertThat(index.position()).isEqualTo(41);
            assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(key(1), 1, key(2), 1));
            assertThat(index.matching(ask(ALICE, 9), "coffee")).hasSize(1);
            assertThat(index.nearest(ask(ALICE, 9), EMBEDDER.embed("tea"))).hasSize(2);
        }
    }

    @Test
    void whatWasNotPersistedIsToBeReplayedFromThePositionOfTheLastTime() {
        try (LuceneIndex index = open()) {
            index.apply(List.of(put(1, "jasmine tea")), 5);
            index.persist();
            index.apply(List.of(put(2, "black coffee"), new IndexUpdate.Remove(PROJECT, key(1))), 9);
        }

        try (LuceneIndex index = open()) {
            assertThat(index.position()).isEqualTo(5);
            assertThat(index.censusOfEveryProject()).isEqualTo(Map.of(key(1), 1));
        }
    }

    @Test
    void anIndexThatWasNeverPersistedStartsAtZero() {
        try (LuceneIndex index = open()) {
            index.apply(List.of(put(1, "jasmine tea")), 5);
        }

        try (LuceneIndex index = open()) {
            assertThat(index.position()).isZero();
            assertThat(index.censusOfEveryProject()).isEmpty();
        }
    }

    @Test
    void aPositionWithoutUpdatesIsKeptToo() {
        try (LuceneIndex index = open()) {
            index.apply(List.of(), 12);
            index.persist();
        }

        try (LuceneIndex index = open()) {
            assertThat(index.position()).isEqualTo(12);
        }
    }

    @Test
    void clearingLasts() {
        try (LuceneIndex index = open()) {
            index.apply(List.of(put(1, "jasmine tea")), 5);
            index.persist();
            index.clear();
        }

        try (LuceneIndex index = open()) {
            assertThat(index.position()).isZero();
            assertThat(index.censusOfEveryProject()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", "_"})
    void aTruncatedFileMakesItStartEmpty(String prefix) throws IOException {
        fillAndClose();
        for (Path file : files(prefix)) {
            truncate(file);
        }

        assertStartsEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", "_"})
    void anEmptiedFileMakesItStartEmpty(String prefix) throws IOException {
        fillAndClose();
        for (Path file : files(prefix)) {
            Files.write(file, new byte[0]);
        }

        assertStartsEmpty();
    }

    @Test
    void aMissingFileMakesItStartEmpty() throws IOException {
        fillAndClose();
        for (Path file : files("_")) {
            Files.delete(file);
        }

        assertStartsEmpty();
    }

    @Test
    void anotherEmbeddersIndexIsFilledAnew() {
        fillAndClose();
        EmbedderId other = new EmbedderId("another", EMBEDDER.id().dimension());

        try (LuceneIndex index = LuceneIndex.open(directory, other)) {
            assertThat(index.position()).isZero();
            assertThat(index.censusOfEveryProject()).isEmpty();
        }
    }

    @Test
    void startingEmptyDeletesNothingThatIsNotTheIndex() throws IOException {
        fillAndClose();
        Path precious = Files.writeString(directory.resolve("diary.txt"), "precious");
        for (Path file : files("segments_")) {
            truncate(file);
        }

        assertStartsEmpty();
        assertThat(precious).hasContent("precious");
    }

    @Test
    void oneDirectoryBelongsToOneOpenIndex() {
        try (LuceneIndex first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            inUse -> assertThat(inUse.category()).isEqualTo(ErrorCategory.STORAGE_UNAVAILABLE));
            apply(first, put(1, "jasmine tea"));
            assertThat(first.censusOfEveryProject()).hasSize(1);
        }
    }

    @Test
    void afterErasingNoFileHoldsRemovedOrReplacedText() throws IOException {
        try (LuceneIndex index = open()) {
            List<IndexUpdate> updates = new ArrayList<>(List.of(put(1, "zanzibar"), put(2, "xylophone")));
            for (int number = 3; number <= 20; number++) {
                updates.add(put(number, "jasmine"));
            }
            index.apply(updates, 20);
            index.persist();
            apply(index, new IndexUpdate.Remove(PROJECT, key(1)));
            index.persist();
            assertThat(anyFileHolds("zanzibar")).isTrue();

            index.eraseRemoved();
            assertThat(anyFileHolds("zanzibar")).isFalse();
            assertThat(anyFileHolds("xylophon")).isTrue();

            apply(index, put(2, "coffee"));
            index.eraseRemoved();
            assertThat(anyFileHolds("xylophon")).isFalse();
            assertThat(anyFileHolds("jasmin")).isTrue();
            assertThat(index.censusOfEveryProject()).hasSize(19).doesNotContainKey(key(1));
        }
    }

    private LuceneIndex open() {
        return LuceneIndex.open(directory, EMBEDDER.id());
    }

    private void fillAndClose() {
        try (LuceneIndex index = open()) {
            index.apply(List.of(put(1, "jasmine tea"), put(2, "black coffee")), 41);
            index.persist();
        }
    }

    private void assertStartsEmpty() {
        try (LuceneIndex index = open()) {
            assertThat(index.position()).isZero();
            assertThat(index.censusOfEveryProject()).isEmpty();
            index.apply(List.of(put(1, "jasmine tea")), 3);
            index.persist();
        }
        try (LuceneIndex index = open()) {
            assertThat(index.position()).isEqualTo(3);
            assertThat(index.matching(ask(ALICE, 9), "jasmine")).hasSize(1);
        }
    }

    private List<Path> files(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> matching = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            assertThat(matching).isNotEmpty();
            return matching;
        }
    }

    private boolean anyFileHolds(String text) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void truncate(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() * 2 / 3);
        }
    }
}
