package dev.keepsake.entity;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Forms of address that stand at a name and are no part of it, in the languages of the list beside this class. */
public final class Honorifics {

    private static final Set<String> BEFORE = new HashSet<>();
    private static final Set<String> AFTER = new HashSet<>();
    private static final List<Glued> GLUED_BEHIND = new ArrayList<>();
    private static final List<Glued> GLUED_BEFORE = new ArrayList<>();

    static {
        lines().forEach(Honorifics::take);
        Comparator<Glued> longestFirst =
                Comparator.comparingInt(glued -> -glued.text().length());
        GLUED_BEHIND.sort(longestFirst);
        GLUED_BEFORE.sort(longestFirst);
    }

    private Honorifics() {}

    /** Whether {@code word}, in small letters without accents and dots, addresses whoever is named behind it. */
    public static boolean standsBefore(String word) {
        return BEFORE.contains(word);
    }

    /** Whether {@code word}, in small letters without accents and dots, addresses whoever is named before it. */
    public static boolean standsAfter(String word) {
        return AFTER.contains(word);
    }

    /** {@code word} without the forms of address that its script writes without a space; never empty for a word that is not. */
    public static String withoutGlued(String word) {
        String rest = word;
        for (boolean found = true; found; ) {
            found = false;
            for (Glued glued : GLUED_BEHIND) {
                if (rest.endsWith(glued.text()) && rest.length() >= glued.text().length() + glued.remaining()) {
                    rest = rest.substring(0, rest.length() - glued.text().length());
                    found = true;
                    break;
                }
            }
        }
        for (Glued glued : GLUED_BEFORE) {
            if (rest.startsWith(glued.text()) && rest.length() >= glued.text().length() + glued.remaining()) {
                return withoutGlued(rest.substring(glued.text().length()));
            }
        }
        return rest;
    }

    private static void take(String line) {
        String[] words = line.split(" ");
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        switch (words[0]) {
            case "before" -> BEFORE.addAll(rest);
            case "after" -> AFTER.addAll(rest);
            case "glued" -> {
                int remaining = Integer.parseInt(rest.getFirst());
                rest.stream().skip(1).map(text -> new Glued(text, remaining)).forEach(GLUED_BEHIND::add);
            }
            case "glued-before" -> rest.stream().map(text -> new Glued(text, 2)).forEach(GLUED_BEFORE::add);
            default ->
                throw new KeepsakeException(
                        ErrorCategory.INTERNAL, "honorifics.txt has a line that begins with " + words[0]);
        }
    }

    private static List<String> lines() {
        try (InputStream in = Honorifics.class.getResourceAsStream("honorifics.txt")) {
            if (in == null) {
                throw new KeepsakeException(ErrorCategory.INTERNAL, "honorifics.txt is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new KeepsakeException(ErrorCategory.INTERNAL, "honorifics.txt cannot be read", e);
        }
    }

    /**
     * @param text the form of address
     * @param remaining how many letters a name must have besides it
     */
    private record Glued(String text, int remaining) {}
}
