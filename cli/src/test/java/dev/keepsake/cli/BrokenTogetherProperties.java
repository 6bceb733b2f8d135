package dev.keepsake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.cli.BrokenConfigurationsTest.Case;
import dev.keepsake.cli.BrokenConfigurationsTest.Found;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One look is enough: broken pieces of different sections, put into one file, hide nothing of each other. */
class BrokenTogetherProperties {

    /** Words that the problems of other sections depend on. */
    private static final Set<String> SEEN_BY_OTHERS = Set.of("url", "data", "key-vault");

    @Property(tries = 150)
    void everyPieceIsToldAsIfItStoodAlone(@ForAll("together") List<Case> pieces) throws IOException {
        Path directory = Files.createTempDirectory("keepsake-broken");
        try {
            String file = pieces.stream().map(Case::file).collect(Collectors.joining());
            Files.writeString(directory.resolve("keepsake.yaml"), file);
            for (Case piece : pieces) {
                for (Map.Entry<String, String> beside : piece.besides().entrySet()) {
                    Files.writeString(directory.resolve(beside.getKey()), beside.getValue());
                }
            }

            List<Problem> problems = ConfigReader.read(ConfigSources.of(directory, Map.of(), List.of()))
                    .problems();

            assertThat(problems).extracting(BrokenTogetherProperties::said).containsAll(expected(pieces));
            if (pieces.stream().noneMatch(piece -> words(piece).contains("egress"))) {
                assertThat(problems).hasSameSizeAs(expected(pieces));
            }
        } finally {
            remove(directory);
        }
    }

    @Provide
    Arbitrary<List<Case>> together() {
        List<Case> pieces = BrokenConfigurationsTest.broken()
                .filter(BrokenTogetherProperties::isPiece)
                .toList();
        assertThat(pieces).hasSizeGreaterThan(60);
        return Arbitraries.of(pieces)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12)
                .map(BrokenTogetherProperties::ofDifferentSections)
                .filter(some -> some.size() >= 2);
    }

    /** Whether a case is a file alone that can be read as YAML and whose words nobody else looks at. */
    private static boolean isPiece(Case one) {
        return one.file() != null
                && one.file().matches("(?s)[a-zA-Z].*\n")
                && one.environment() == null
                && one.flags() == null
                && one.expected().stream().noneMatch(found -> found.key().isEmpty())
                && one.expected().stream().noneMatch(found -> found.problem().contains("said twice"))
                && words(one).stream().noneMatch(SEEN_BY_OTHERS::contains);
    }

    private static List<Case> ofDifferentSections(List<Case> drawn) {
        Set<String> taken = new HashSet<>();
        List<Case> different = new ArrayList<>();
        for (Case one : drawn) {
            Set<String> words = words(one);
            if (words.stream().noneMatch(taken::contains)) {
                taken.addAll(words);
                different.add(one);
            }
        }
        return different;
    }

    /** The sections of a piece, those that its words mean included. */
    private static Set<String> words(Case one) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(one.file());
        Set<String> words = new HashSet<>();
        if (read instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> words.add(String.valueOf(key)));
        }
        one.expected().stream()
                .map(found -> found.key().replaceFirst("[.\\[].*", ""))
                .forEach(words::add);
        return words;
    }

    private static List<String> expected(List<Case> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece.expected().stream())
                .map(BrokenTogetherProperties::said)
                .toList();
    }

    private static String said(Problem problem) {
        return said(new Found("", problem.key(), problem.problem(), problem.cure()));
    }

    /** Without the line, and without that of another mention. */
    private static String said(Found found) {
        return found.key() + ": " + found.problem() + "; " + found.cure();
    }

    private static void remove(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failed) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
