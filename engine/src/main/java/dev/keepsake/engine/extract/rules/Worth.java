package dev.keepsake.engine.extract.rules;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a sentence states something to remember. Judged by its form and by how much of it could not stand in just any
 * sentence, never by its topic: a statement about the speaker, a name, a number or a date weighs more than praise.
 */
final class Worth {

    /** What a sentence has to weigh; lower keeps more evidence and more words. */
    private static final double ENOUGH = 2.0;

    private static final double FIRST_PERSON = 0.9;
    private static final double DATE = 1.2;
    private static final double NAME = 0.8;
    private static final double NUMBER = 0.7;
    private static final double CONTENT_WORD = 0.5;
    private static final double SECOND_PERSON_ONLY = -1.5;
    private static final double OPENS_WITH_PRONOUN = -0.4;
    private static final double SMALL_TALK = -2.2;
    private static final double MOST_NAMES = 2;
    private static final double MOST_CONTENT_WORDS = 6;

    private static final List<Pattern> SMALL_TALK_OPENINGS =
            Lexicon.lines("small-talk.txt").stream().map(Pattern::compile).toList();
    private static final Set<String> GENERIC = Lexicon.words("generic-words.txt");
    private static final Set<String> PRONOUNS = Set.of(
            "it", "it's", "this", "that", "that's", "these", "those", "they", "they're", "he", "she", "he's", "she's", "there's");

    private Worth() {}

    static boolean isKept(Sentence sentence, boolean dated, Speaker speaker) {
        return weight(sentence, dated, speaker) >= ENOUGH;
    }

    static double weight(Sentence sentence, boolean dated, Speaker speaker) {
        if (isQuestion(sentence) || isCommand(sentence) || sentence.wordCount() < 2) {
            return 0;
        }
        boolean first = Retelling.isFirstPerson(sentence);
        double weight = content(sentence, speaker);
        weight += first ? FIRST_PERSON : 0;
        weight += dated ? DATE : 0;
        weight += !first && Retelling.isSecondPerson(sentence) ? SECOND_PERSON_ONLY : 0;
        weight += opensWithPronoun(sentence) ? OPENS_WITH_PRONOUN : 0;
        weight += isSmallTalk(sentence) ? SMALL_TALK : 0;
        return weight;
    }

    /** Begins with a word that stands for something said before. */
    static boolean opensWithPronoun(Sentence sentence) {
        return PRONOUNS.contains(sentence.tokens().getFirst().lower());
    }

    static boolean isQuestion(Sentence sentence) {
        String text = sentence.text();
        return text.endsWith("?") || text.endsWith("?!") || text.endsWith("??");
    }

    /** A base verb without a subject: "Check this out". */
    static boolean isCommand(Sentence sentence) {
        Token opening = sentence.tokens().getFirst();
        return opening.isBaseVerb() && !Retelling.isFirstPerson(sentence);
    }

    static boolean isSmallTalk(Sentence sentence) {
        String lower = sentence.text().toLowerCase(java.util.Locale.ROOT);
        return SMALL_TALK_OPENINGS.stream().anyMatch(pattern -> pattern.matcher(lower).lookingAt());
    }

    static double content(Sentence sentence, Speaker speaker) {
        double names = 0;
        double words = 0;
        double numbers = 0;
        for (Token token : sentence.tokens()) {
            if (token.tagged("NUM")) {
                numbers++;
            } else if (token.tagged("PROPN") && !speaker.isCalled(token.text())) {
                names++;
            } else if (isContent(token)) {
                words++;
            }
        }
        return Math.min(names, MOST_NAMES) * NAME
                + Math.min(numbers, 1) * NUMBER
                + Math.min(words, MOST_CONTENT_WORDS) * CONTENT_WORD;
    }

    private static boolean isContent(Token token) {
        boolean open = token.tag().startsWith("NOUN") || token.tag().startsWith("VERB") || token.tagged("ADJ");
        return open && token.text().length() > 1 && !GENERIC.contains(token.lemma()) && !GENERIC.contains(token.lower());
    }
}
