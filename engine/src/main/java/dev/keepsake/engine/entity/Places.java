package dev.keepsake.engine.entity;

import java.util.List;

/**
 * Places that need no context to be known: countries in twenty languages, and the cities that time zones are named for.
 * The names are in {@code places.txt}, taken from the Java platform; asking the platform itself takes a second.
 */
final class Places {

    static final KnownNames NAMES = KnownNames.of(WordLists.lines("places.txt").stream()
            .flatMap(line -> List.of(line.split("\\|")).stream().skip(1))
            .toList());

    private Places() {}

    static boolean contains(String canonical) {
        return NAMES.contains(canonical);
    }
}
