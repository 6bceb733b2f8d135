package dev.keepsake.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something that is told, and something that is said a month later.
 *
 * @param attribute which block of the sentences it is from
 * @param kind how the second relates to the first: changed, corrected, ended, again or not
 * @param told the first
 * @param said the second
 */
record SupersessionCase(String attribute, String kind, String told, String said) {

    private static final List<String> NAMES = List.of("Bruno", "Greta", "Yusuf", "Mei");

    /** Whether the second makes the first untrue. */
    boolean supersedes() {
        return !kind.equals("again") && !kind.equals("not");
    }

    /** Each second sentence of the file {@code rounds} times, each time with other values. */
    static List<SupersessionCase> generated(String file, long seed, int rounds) {
        List<SupersessionCase> cases = new ArrayList<>();
        Random dice = new Random(seed);
        for (Block block : blocks(file)) {
            for (String line : block.said) {
                for (int round = 0; round < rounds; round++) {
                    cases.add(block.dealt(line, dice));
                }
            }
        }
        return cases;
    }

    private static List<Block> blocks(String file) {
        List<Block> blocks = new ArrayList<>();
        for (String line : lines(file)) {
            String word = line.substring(0, line.indexOf(' '));
            String rest = line.substring(line.indexOf(' ') + 1);
            switch (word) {
                case "attribute" ->
                    blocks.add(new Block(rest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                case "values" -> blocks.getLast().values.addAll(List.of(rest.split(", ")));
                case "told" -> blocks.getLast().told.add(rest);
                default -> blocks.getLast().said.add(line);
            }
        }
        return blocks;
    }

    private static List<String> lines(String file) {
        try (InputStream in = SupersessionCase.class.getResourceAsStream("slot/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Block(String attribute, List<String> values, List<String> told, List<String> said) {

        SupersessionCase dealt(String line, Random dice) {
            int first = dice.nextInt(values.size());
            int second = (first + 1 + dice.nextInt(values.size() - 1)) % values.size();
            String name = NAMES.get(dice.nextInt(NAMES.size()));
            String kind = line.substring(0, line.indexOf(' '));
            return new SupersessionCase(
                    attribute,
                    kind,
                    filled(told.get(dice.nextInt(told.size())), first, second, name),
                    filled(line.substring(kind.length() + 1), first, second, name));
        }

        private String filled(String sentence, int first, int second, String name) {
            String text = sentence.replace("{a}", values.get(first))
                    .replace("{b}", values.get(second))
                    .replace("{n}", name);
            return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        }
    }
}
