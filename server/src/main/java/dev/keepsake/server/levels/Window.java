package dev.keepsake.server.levels;

import java.time.Duration;
import java.util.List;

/**
 * How far back is looked. A window consists of slices, of which the newest is still being filled: it covers at least its length less
 * one slice, and at most its length.
 *
 * @param key how it is written: {@code 5m}
 * @param length how far it reaches back
 * @param slices of how many it consists
 */
public record Window(String key, Duration length, int slices) {

    /** What is always measured. */
    public static final Window FIVE_MINUTES = new Window("5m", Duration.ofMinutes(5), 10);

    public static final Window HOUR = new Window("1h", Duration.ofHours(1), 12);
    public static final Window DAY = new Window("24h", Duration.ofHours(24), 24);

    /** The windows that are always measured, the shortest first. */
    public static final List<Window> STANDARD = List.of(FIVE_MINUTES, HOUR, DAY);

    private static final int SLICES = 12;

    /** The window of this length. */
    public static Window of(Duration length) {
        return STANDARD.stream()
                .filter(window -> window.length.equals(length))
                .findFirst()
                .orElseGet(() -> new Window(written(length), length, SLICES));
    }

    private static String written(Duration length) {
        if (length.toSeconds() % 3600 == 0) {
            return length.toHours() + "h";
        }
        return length.toSeconds() % 60 == 0 ? length.toMinutes() + "m" : length.toSeconds() + "s";
    }

    Duration slice() {
        return length.dividedBy(slices);
    }
}
