package dev.keepsake.eval.dataset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The turns that answer a question, read from entries that are mostly "D3:12" and sometimes "D8:6; D9:17", "D:11:26" or
 * "D30:05".
 *
 * @param turns ids of existing turns, without repetition
 * @param repaired entries that were malformed and could be read
 * @param dropped parts that could not be read or name no existing turn
 */
record Evidence(List<String> turns, int repaired, int dropped) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final Pattern TURN = Pattern.compile("\\(?[Dd]:?(\\d{1,6}):(\\d{1,6})[).]?");

    Evidence {
        turns = List.copyOf(turns);
    }

    static Evidence read(List<String> entries, Set<String> existing) {
        Set<String> turns = new LinkedHashSet<>();
        int repaired = 0;
        int dropped = 0;
        for (String entry : entries) {
            for (String part : SEPARATORS.split(entry.strip())) {
                String id = turnId(part);
                if (id == null || !existing.contains(id)) {
                    dropped++;
                } else {
                    turns.add(id);
                    repaired += id.equals(entry) ? 0 : 1;
                }
            }
        }
        return new Evidence(List.copyOf(turns), repaired, dropped);
    }

    private static @Nullable String turnId(String part) {
        Matcher matcher = TURN.matcher(part);
        return matcher.matches()
                ? "D" + Integer.parseInt(matcher.group(1)) + ":" + Integer.parseInt(matcher.group(2))
                : null;
    }
}
