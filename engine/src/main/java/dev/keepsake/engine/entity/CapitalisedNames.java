package dev.keepsake.engine.entity;

import dev.keepsake.entity.Honorifics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Names in alphabets with capital letters: runs of words that begin with one, over the small words that join names ("of",
 * "de", "van"), over hyphens, initials and ampersands; and single words whose capitals or digits show a name anywhere.
 */
final class CapitalisedNames {

    private static final Set<String> CONNECTORS = WordLists.read("cues.txt").get("connectors");
    /** Joins only behind "of" or before a capital letter that ends a title: "Winnie the Pooh", but not "Anna and Ben". */
    private static final Set<String> LOOSE = Set.of("and", "y", "e", "do", "le", "les", "lo", "das", "der", "den");

    private static final int LONGEST_NUMBER = 4;
    private static final int LONGEST_ACRONYM = 6;
    private static final int MOST_CONNECTORS = 3;

    private final String text;
    private final List<Word> words;
    private final Language language;

    private CapitalisedNames(String text, List<Word> words, Language language) {
        this.text = text;
        this.words = words;
        this.language = language;
    }

    static List<Find> in(String text, List<Word> words, Language language) {
        return new CapitalisedNames(text, words, language).find();
    }

    private List<Find> find() {
        List<Find> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (begins(i)) {
                int to = end(i);
                int from = withoutAddress(i, to);
                if (from <= to && !isAlone(from, to)) {
                    found.add(
                            Find.of(words.get(from).start(), words.get(to).nameEnd(), Kinds.of(text, words, from, to)));
                }
                i = Math.max(i, to);
            }
        }
        return found;
    }

    /** One letter is no name. */
    private boolean isAlone(int from, int to) {
        return from == to && words.get(from).nameEnd() - words.get(from).start() < 2;
    }

    /** "Mr Smith" is Smith, "the Beatles" are the Beatles wherever their article stands. */
    private int withoutAddress(int from, int to) {
        int at = from;
        while (at <= to && (Honorifics.standsBefore(words.get(at).stem()) || isArticleBeforeName(at, to))) {
            at++;
        }
        return at;
    }

    private boolean isArticleBeforeName(int at, int to) {
        return at < to && words.get(at).lower().equals("the");
    }

    private boolean begins(int at) {
        Word word = words.get(at);
        if (!isNameLike(word)) {
            return false;
        }
        if (word.shape() == Shape.CAPITALISED || word.shape() == Shape.INITIAL) {
            if (word.opens()) {
                return OpeningWords.isName(words, at, language)
                        && !(language == Language.GERMAN && GermanNouns.isNoun(words, at));
            }
            return word.shape() == Shape.CAPITALISED ? isNameInside(at) : at + 1 < words.size() && continues(at + 1);
        }
        return true;
    }

    private boolean isNameInside(int at) {
        Word word = words.get(at);
        if (language.isFunction(word.lower()) && !word.hasEnding()) {
            return word.lower().equals("the") && at + 1 < words.size() && continues(at + 1);
        }
        return !(language == Language.GERMAN && GermanNouns.isNoun(words, at));
    }

    private boolean isNameLike(Word word) {
        if (!word.shape().isCapital()) {
            return false;
        }
        if (language.isNever(word.stem())) {
            return word.lower().equals("the");
        }
        return word.shape() != Shape.UPPER || isAcronym(word);
    }

    /** Not a word that is only said loudly. */
    private boolean isAcronym(Word word) {
        return word.nameEnd() - word.start() <= LONGEST_ACRONYM
                && !language.isOrdinary(word.stem())
                && !Language.ENGLISH.isOrdinary(word.stem());
    }

    private int end(int from) {
        int to = from;
        while (to + 1 < words.size() && !words.get(to).hasEnding()) {
            int next = next(to);
            if (next < 0) {
                return to;
            }
            to = next;
            if (words.get(to).writing() == Writing.NUMBER) {
                return to;
            }
        }
        return to;
    }

    /** The word up to which the name goes on behind {@code at}, or -1. */
    private int next(int at) {
        if (continues(at + 1) || isNumberOf(at)) {
            return at + 1;
        }
        int behind = at + 1;
        while (behind < words.size() && behind - at <= MOST_CONNECTORS && isConnector(words.get(behind))) {
            behind++;
        }
        boolean joined = behind > at + 1 && behind < words.size() && continuesOverConnector(behind);
        return joined && !isLoose(at + 1, behind) ? behind : -1;
    }

    private boolean isLoose(int from, int to) {
        return to == from + 1 && LOOSE.contains(words.get(from).lower());
    }

    private boolean isConnector(Word word) {
        return word.shape() == Shape.LOWER && word.gap() == Gap.SPACE && CONNECTORS.contains(word.lower());
    }

    private boolean continuesOverConnector(int at) {
        Word word = words.get(at);
        return (word.gap() == Gap.SPACE || word.gap() == Gap.NONE) && isPart(at);
    }

    private boolean continues(int at) {
        return words.get(at).gap().joins() && isPart(at);
    }

    private boolean isPart(int at) {
        Word word = words.get(at);
        if (!isNameLike(word) || (word.shape() == Shape.INITIAL && word.lower().equals("i"))) {
            return false;
        }
        if (word.shape() == Shape.CAPITALISED && language.isFunction(word.lower())) {
            return false;
        }
        return !(language == Language.GERMAN && word.shape() == Shape.CAPITALISED && GermanNouns.isNoun(words, at));
    }

    /** GPT-4, iPhone 15; a number behind a plain name counts something else. */
    private boolean isNumberOf(int at) {
        Word number = words.get(at + 1);
        boolean isShort = number.writing() == Writing.NUMBER && number.end() - number.start() <= LONGEST_NUMBER;
        return isShort
                && (number.gap() == Gap.HYPHEN
                        || (number.gap() == Gap.SPACE && words.get(at).shape().isTelling()));
    }
}
