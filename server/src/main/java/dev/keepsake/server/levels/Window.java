package dev.keepsake.server.levels;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How far back is looked. A window consists of slices, of which the newest is still being filled: it covers at least its length less
 * one slice, and at most its length.
 */
public enum Window {
    FIVE_MINUTES("5m", Duration.ofMinutes(5), 10),
    HOUR("1h", Duration.ofHours(1), 12),
    DAY("24h", Duration.ofHours(24), 24);

    private final String key;
    private final Duration length;
    private final int slices;

    Window(String key, Duration length, int slices) {
        this.key = key;
        this.length = length;
        this.slices = slices;
    }

    /** How it is written. */
    public String key() {
        return key;
    }

    /** How far it reaches back. */
    public Duration length() {
        return length;
    }

    int slices() {
        return slices;
    }

    Duration slice() {
        return length.dividedBy(slices);
    }

    /**
     * The window written so.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none
     */
    public static Window of(String key) {
        return Arrays.stream(values())
                .filter(window -> window.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "a window is expected: "
                                + Arrays.stream(values()).map(Window::key).collect(Collectors.joining(", "))
                                + "; got \"" + key + "\""));
    }
}
