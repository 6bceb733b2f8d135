package dev.keepsake.index.lucene;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scripts that say enough about the language of a text. */
enum Script {
    /** Many languages; the words have to tell. Also a text without any letter. */
    LATIN(null),
    CJK(Language.CJK),
    CYRILLIC(Language.RUSSIAN),
    ARABIC(Language.ARABIC),
    DEVANAGARI(Language.HINDI),
    THAI(Language.THAI),
    OTHER(Language.OTHER);

    /** A character of these scripts says about as much as so many letters. */
    private static final int LETTERS_PER_CJK = 3;

    private final Optional<Language> language;

    Script(@Nullable Language language) {
        this.language = Optional.ofNullable(language);
    }

    /** The language that this script is taken for, if it is taken for one. */
    Optional<Language> language() {
        return language;
    }

    /** The script that most of a text is in. */
    static Script of(String text) {
        Map<Script, Integer> letters = new EnumMap<>(Script.class);
        text.codePoints().filter(Character::isLetter).forEach(letter -> {
            Script script = ofLetter(letter);
            letters.merge(script, script == CJK ? LETTERS_PER_CJK : 1, Integer::sum);
        });
        Script most = LATIN;
        for (Map.Entry<Script, Integer> count : letters.entrySet()) {
            if (count.getValue() > letters.getOrDefault(most, 0)) {
                most = count.getKey();
            }
        }
        return most;
    }

    private static Script ofLetter(int letter) {
        return switch (UnicodeScript.of(letter)) {
            case LATIN, COMMON, INHERITED -> LATIN;
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> CJK;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            case DEVANAGARI -> DEVANAGARI;
            case THAI -> THAI;
            default -> OTHER;
        };
    }
}
