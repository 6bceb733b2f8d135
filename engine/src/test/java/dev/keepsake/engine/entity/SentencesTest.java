package dev.keepsake.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.entity.EntityMention;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How many names are found, and how many of what is found are names, on sentences of many languages. */
class SentencesTest {

    private final List<Sample> samples = samples();

    @Test
    void theSentencesAreManyAndOfManyLanguages() {
        assertThat(samples).hasSizeGreaterThanOrEqualTo(200);
        assertThat(samples.stream().map(Sample::language).distinct()).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void mostNamesAreFoundAndMostFindsAreNamesInEveryLanguage() {
        Map<String, Count> counts = new TreeMap<>();
        Count all = new Count();
        for (Sample sample : samples) {
            Set<String> read = EntityReader.mentions(sample.text()).stream()
                    .map(EntityMention::name)
                    .collect(Collectors.toSet());
            counts.computeIfAbsent(sample.language(), language -> new Count()).add(sample.names(), read);
            all.add(sample.names(), read);
        }
        print(counts, all);

        assertThat(all.precision()).isGreaterThanOrEqualTo(0.94);
        assertThat(all.recall()).isGreaterThanOrEqualTo(0.93);
        counts.forEach((language, count) -> {
            assertThat(count.precision()).as("precision in " + language).isGreaterThanOrEqualTo(0.7);
            assertThat(count.recall()).as("recall in " + language).isGreaterThanOrEqualTo(0.7);
        });
    }

    private static void print(Map<String, Count> counts, Count all) {
        StringBuilder table = new StringBuilder("| language | precision | recall |%n|---|---|---|%n".formatted());
        counts.forEach((language, count) -> table.append(count.row(language)));
        System.out.print(table.append(all.row("all")));
    }

    private static List<Sample> samples() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SentencesTest.class.getResourceAsStream("sentences.txt")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Sample::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param language what it is written in
     * @param text the sentence
     * @param names what it names
     */
    private record Sample(String language, String text, Set<String> names) {

        static Sample of(String line) {
            String[] parts = line.split("\\|", -1);
            Set<String> names = Arrays.stream(parts[2].split(";"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            return new Sample(parts[0].strip(), parts[1].strip(), names);
        }
    }

    private static final class Count {
        private int right;
        private int wrong;
        private int missed;

        void add(Set<String> names, Set<String> read) {
            Set<String> both = new HashSet<>(names);
            both.retainAll(read);
            right += both.size();
            wrong += read.size() - both.size();
            missed += names.size() - both.size();
        }

        double precision() {
            return (double) right / (right + wrong);
        }

        double recall() {
            return (double) right / (right + missed);
        }

        String row(String language) {
            return "| %s | %.2f | %.2f |%n".formatted(language, precision(), recall());
        }
    }
}
