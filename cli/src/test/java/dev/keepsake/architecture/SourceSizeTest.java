package dev.keepsake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small rooms: a ratchet on the size of main source files, and names that say nothing are refused. */
class SourceSizeTest {

    private static final int LARGEST = 350;
    private static final int MEDIAN = 80;
    private static final List<String> EMPTY_NAMES =
            List.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Enhanced");

    private final Map<Path, Long> lines = linesOfMainSources();

    @Test
    void noFileIsLargerThanARoomToLiveIn() {
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(lines.entrySet().stream()
                        .filter(file -> file.getValue() > LARGEST)
                        .map(file -> file.getKey() + " " + file.getValue()))
                .isEmpty();
    }

    @Test
    void halfOfTheFilesAreSmall() {
        List<Long> sorted = lines.values().stream().sorted().toList();

        assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(MEDIAN);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(lines.keySet().stream()
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .filter(name -> EMPTY_NAMES.stream().anyMatch(name::endsWith)))
                .isEmpty();
    }

    private static Map<Path, Long> linesOfMainSources() {
        Path root = Path.of("..");
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceSizeTest::javaFiles)
                    .collect(Collectors.toMap(root::relativize, SourceSizeTest::count, Long::sum, TreeMap::new));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return Arrays.stream(
                    files.filter(file -> file.toString().endsWith(".java")).toArray(Path[]::new));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static long count(Path file) {
        try (Stream<String> all = Files.lines(file)) {
            return all.count();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
