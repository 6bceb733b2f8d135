package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Words beside a name that tell its kind, in the languages of the list {@code cues.txt}. */
final class Cues {

    private static final int MOST_WORDS = 4;
    private static final Map<String, EntityKind> BEHIND = new HashMap<>();
    private static final Map<String, EntityKind> IN_FRONT = new HashMap<>();
    /** The last words of the first and the first words of the second: most words are in neither. */
    private static final Set<String> LAST = new HashSet<>();

    private static final Set<String> FIRST = new HashSet<>();

    static {
        for (String line : WordLists.lines("cues.txt")) {
            String[] parts = line.split(" ", 3);
            if (parts[0].equals("after")) {
                BEHIND.put(parts[2], EntityKind.valueOf(parts[1]));
                LAST.add(parts[2].substring(parts[2].lastIndexOf(' ') + 1));
            } else if (parts[0].equals("before")) {
                IN_FRONT.put(parts[2], EntityKind.valueOf(parts[1]));
                FIRST.add(parts[2].contains(" ") ? parts[2].substring(0, parts[2].indexOf(' ')) : parts[2]);
            }
        }
    }

    private Cues() {}

    /** What the words before the one at {@code at} announce, or null. */
    static @Nullable EntityKind before(List<Word> words, int at) {
        if (at == 0
                || !isNear(words.get(at))
                || !LAST.contains(words.get(at - 1).lower())) {
            return null;
        }
        String cue = words.get(at - 1).lower();
        EntityKind kind = BEHIND.get(cue);
        for (int i = at - 1; i > 0 && i > at - MOST_WORDS && isNear(words.get(i)); i--) {
            String glue = words.get(i).gap() == Gap.NONE ? "'" : " ";
            cue = words.get(i - 1).lower() + glue + cue;
            EntityKind longer = BEHIND.get(cue);
            kind = longer == null ? kind : longer;
        }
        return kind;
    }

    /** What the words behind the one at {@code at} say of it, or null. */
    static @Nullable EntityKind behind(List<Word> words, int at) {
        if (at + 1 >= words.size() || !FIRST.contains(words.get(at + 1).lower()) || !isNear(words.get(at + 1))) {
            return null;
        }
        EntityKind kind = IN_FRONT.get(words.get(at + 1).lower());
        if (kind == null && at + 2 < words.size()) {
            kind = IN_FRONT.get(
                    words.get(at + 1).lower() + " " + words.get(at + 2).lower());
        }
        return kind;
    }

    private static boolean isNear(Word word) {
        return word.gap() == Gap.SPACE || word.gap() == Gap.NONE;
    }
}
