package dev.keepsake.engine.screen;

import java.util.Comparator;
import java.util.List;

/** What models call the one who speaks, in scripts without spaces: no part of what is said of them. */
final class Frames {

    static final List<String> ALL = Lines.of("frames.txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private Frames() {}
}
