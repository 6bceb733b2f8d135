package dev.keepsake.engine.entity;

import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Names in Thai, which has neither capital letters nor spaces between words: what stands behind a form of address or a word
 * that announces a name, up to the next space or small word.
 */
final class ThaiNames {

    /** khun, nang sao, nai, chue (is called) */
    private static final List<String> BEFORE_PERSON = List.of(
            "\u0e04\u0e38\u0e13",
            "\u0e19\u0e32\u0e07\u0e2a\u0e32\u0e27",
            "\u0e19\u0e32\u0e22",
            "\u0e0a\u0e37\u0e48\u0e2d");
    /** changwat (province), mueang (town) */
    private static final List<String> BEFORE_PLACE =
            List.of("\u0e08\u0e31\u0e07\u0e2b\u0e27\u0e31\u0e14", "\u0e40\u0e21\u0e37\u0e2d\u0e07");
    /** be, stay, go, come, that, and, with, work, like, not, will, have, of */
    private static final List<String> SMALL_WORDS = List.of(
            "\u0e40\u0e1b\u0e47\u0e19",
            "\u0e2d\u0e22\u0e39\u0e48",
            "\u0e44\u0e1b",
            "\u0e21\u0e32",
            "\u0e17\u0e35\u0e48",
            "\u0e41\u0e25\u0e30",
            "\u0e01\u0e31\u0e1a",
            "\u0e17\u0e33\u0e07\u0e32\u0e19",
            "\u0e0a\u0e2d\u0e1a",
            "\u0e44\u0e21\u0e48",
            "\u0e08\u0e30",
            "\u0e21\u0e35",
            "\u0e02\u0e2d\u0e07");

    private static final int SHORTEST = 2;
    private static final int LONGEST = 20;

    private ThaiNames() {}

    static List<Find> in(String text, List<Word> words) {
        List<Find> found = new ArrayList<>();
        for (Word word : words) {
            if (word.writing() == Writing.UNSPACED) {
                read(text, word, BEFORE_PERSON, EntityKind.PERSON, found);
                read(text, word, BEFORE_PLACE, EntityKind.PLACE, found);
            }
        }
        return found;
    }

    private static void read(String text, Word word, List<String> cues, EntityKind kind, List<Find> found) {
        for (String cue : cues) {
            int at = text.indexOf(cue, word.start());
            if (at >= 0 && at < word.end()) {
                int from = at + cue.length();
                int to = end(text, from, word.end());
                if (to - from >= SHORTEST && to - from <= LONGEST) {
                    found.add(Find.of(from, to, kind));
                }
            }
        }
    }

    private static int end(String text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            for (String small : SMALL_WORDS) {
                if (i > from + 1 && text.startsWith(small, i)) {
                    return i;
                }
            }
        }
        return limit;
    }
}
