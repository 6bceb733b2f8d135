package dev.keepsake.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place in which no index can be kept, from the beginning or from some moment on. */
class UnwritableDirectoryTest {

    private final HashingEmbedder embedder = new HashingEmbedder();

    @TempDir
    private Path directory;

    @Test
    void aPlaceThatIsNoDirectoryIsNamedWithTheWayOut() throws IOException {
        Path file = Files.writeString(directory.resolve("index"), "in the way");

        assertThatItIsUnavailable(() -> LuceneIndex.open(file, embedder.id()));

        assertThat(file).hasContent("in the way");
    }

    @Test
    void aDirectoryThatIsGoneIsSaidWhenTheIndexIsToBeKept() throws IOException {
        Path place = directory.resolve("index");
        LuceneIndex index = LuceneIndex.open(place, embedder.id());
        index.persist();
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(place);
        Files.writeString(place, "in the way");

        assertThatItIsUnavailable(() -> {
            index.apply(List.of(), 1);
            index.persist();
        });

        assertThatItIsUnavailable(index::close);
        Files.delete(place);
        try (LuceneIndex again = LuceneIndex.open(place, embedder.id())) {
            assertThat(again.position()).isZero();
        }
    }

    private void assertThatItIsUnavailable(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        failed -> assertThat(failed.category()).isEqualTo(ErrorCategory.STORAGE_UNAVAILABLE))
                .hasMessageContaining(directory.resolve("index").toString())
                .hasMessageContaining("check that the directory is writable");
    }
}
