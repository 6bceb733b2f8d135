package dev.keepsake.engine.entity;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds known names in a text, however it is written: word by word where words are spaced, sign by sign where they are not.
 * A word in small letters that every text of its language has is no name, even if somebody is called so.
 */
final class KnownFinder {

    private static final int SHORTEST_WITHOUT_SPACES = 2;
    /** wa-, fa-, bi-, li-, ka- and the article, in front of an Arabic word; the same of Hebrew. */
    private static final String CLINGING = "\u0648\u0641\u0628\u0644\u0643\u05d5\u05d1\u05dc\u05de\u05e9\u05d4\u05db";

    private static final String ARTICLE = "\u0627\u0644";

    private final String text;
    private final List<Word> words;
    private final Language language;
    private final KnownNames known;
    private final EntityKind kind;
    private final List<Find> found = new ArrayList<>();

    private KnownFinder(String text, List<Word> words, Language language, KnownNames known, EntityKind kind) {
        this.text = text;
        this.words = words;
        this.language = language;
        this.known = known;
        this.kind = kind;
    }

    /** The known names in {@code text}, each of kind {@code kind}. */
    static List<Find> in(String text, List<Word> words, Language language, KnownNames known, EntityKind kind) {
        KnownFinder finder = new KnownFinder(text, words, language, known, kind);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.writing().hasSpacesBetweenWords()) {
                i = finder.spaced(i);
            } else {
                finder.unspaced(word);
            }
        }
        return finder.found;
    }

    /** The last word of the longest name that begins at {@code at}, or {@code at}. */
    private int spaced(int at) {
        Word first = words.get(at);
        if (first.writing() == Writing.HANGUL || first.writing() == Writing.SPACED) {
            return clinging(at, first);
        }
        if (!known.mayBeginWith(CanonicalName.of(text.substring(first.start(), first.nameEnd())))) {
            return plural(at, first);
        }
        int last = at;
        while (last + 1 < words.size() && last + 1 - at < known.longestInWords() && joins(last)) {
            last++;
        }
        for (int to = last; to >= at; to--) {
            if (to > at || !isOrdinary(first)) {
                String name = known(first.start(), words.get(to).nameEnd());
                if (name != null) {
                    found.add(new Find(first.start(), words.get(to).nameEnd(), kind, name));
                    return to;
                }
            }
        }
        return plural(at, first);
    }

    private boolean joins(int at) {
        Gap gap = words.get(at + 1).gap();
        return gap.joins()
                || (gap == Gap.NONE
                        && words.get(at + 1).writing() == words.get(at).writing());
    }

    private boolean isOrdinary(Word word) {
        boolean small = word.shape() == Shape.LOWER || word.opens();
        return small && (language.isOrdinary(word.stem()) || language.isNever(word.stem()));
    }

    /** "the Smiths" */
    private int plural(int at, Word word) {
        boolean several =
                at > 0 && word.stem().endsWith("s") && words.get(at - 1).lower().equals("the");
        if (several && word.nameEnd() - word.start() > 3) {
            String name = known(word.start(), word.nameEnd() - 1);
            if (name != null) {
                found.add(new Find(word.start(), word.nameEnd(), kind, name));
            }
        }
        return at;
    }

    /** Scripts in which particles or articles cling to a word; a name of several words is tried without taking them off. */
    private int clinging(int at, Word first) {
        boolean mayBegin = known.mayBeginWith(CanonicalName.of(text.substring(first.start(), first.end())));
        int last = mayBegin ? Math.min(words.size(), at + known.longestInWords()) - 1 : at;
        for (int to = last; to > at; to--) {
            String name = known(first.start(), words.get(to).end());
            if (name != null) {
                found.add(new Find(first.start(), words.get(to).end(), kind, name));
                return to;
            }
        }
        Find find = first.writing() == Writing.HANGUL ? hangul(first) : prefixed(first);
        if (find != null) {
            found.add(find);
        }
        return at;
    }

    private @Nullable Find hangul(Word word) {
        Find whole = find(word.start(), word.end());
        for (int i = 0; whole == null && i < KoreanNames.PARTICLES.size(); i++) {
            String particle = KoreanNames.PARTICLES.get(i);
            if (word.lower().endsWith(particle) && word.end() - particle.length() > word.start() + 1) {
                whole = find(word.start(), word.end() - particle.length());
            }
        }
        return whole;
    }

    private @Nullable Find prefixed(Word word) {
        Find whole = find(word.start(), word.end());
        int start = word.start();
        while (whole == null && start + 3 < word.end() && CLINGING.indexOf(text.charAt(start)) >= 0) {
            start++;
            whole = find(start, word.end());
        }
        if (whole == null && text.startsWith(ARTICLE, start) && start + 4 < word.end()) {
            return find(start + 2, word.end());
        }
        return whole;
    }

    private void unspaced(Word word) {
        int from = word.start();
        int end = endOfScripts(word);
        while (from < word.end()) {
            int next = from + Character.charCount(text.codePointAt(from));
            int longest = Math.min(end, from + known.longestFrom(text.charAt(from)));
            for (int to = longest; to >= from + SHORTEST_WITHOUT_SPACES; to--) {
                Find find = isBoundary(word, from, to) ? find(from, to) : null;
                if (find != null) {
                    found.add(find);
                    next = Math.max(next, to);
                    break;
                }
            }
            from = next;
        }
    }

    /** A name may go on in the next script, as from Kanji to Kana. */
    private int endOfScripts(Word word) {
        int end = word.end();
        while (end < text.length()
                && !Writing.of(text.codePointAt(end)).hasSpacesBetweenWords()
                && Character.isLetter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** A word in Katakana is not cut, and nothing between the halves of a surrogate pair. */
    private boolean isBoundary(Word word, int from, int to) {
        if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
            return false;
        }
        boolean katakana = word.writing() == Writing.KATAKANA;
        boolean goesOn = to < text.length() && Writing.of(text.codePointAt(to)) == Writing.KATAKANA;
        return !katakana || (from == word.start() && !goesOn);
    }

    private @Nullable Find find(int from, int to) {
        String name = known(from, to);
        return name == null ? null : new Find(from, to, kind, name);
    }

    private @Nullable String known(int from, int to) {
        String written = text.substring(from, to);
        return written.isBlank() ? null : known.find(CanonicalName.of(written));
    }
}
