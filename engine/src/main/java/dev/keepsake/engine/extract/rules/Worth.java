package dev.keepsake.engine.extract.rules;

import dev.keepsake.engine.bundled.Bundled;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a sentence states something to remember. Judged by its form and by how much of it could not stand in just any
 * sentence, never by its topic: what is past, named, counted or dated weighs more than opinion and praise.
 */
final class Worth {

    /** What a sentence has to weigh; lower keeps more evidence and more words. */
    private static final double ENOUGH = 1.2;
    /** A program says much that is nobody's fact; what it recommends has to be specific. */
    private static final double ENOUGH_OF_ASSISTANT = 2.4;

    private static final double FIRST_PERSON = 0.5;
    private static final double IDENTITY = 0.4;
    private static final double ABOUT_SOMEBODY = 0.3;
    private static final double PAST = 0.6;
    private static final double DATE = 1.1;
    private static final double NAME = 0.9;
    private static final double NUMBER = 0.7;
    private static final double NOUN = 0.5;
    private static final double ADJECTIVE = 0.3;
    private static final double VERB = 0.2;
    /** "I hate flying" and "I'm vegan" have no room for many words. */
    private static final int BRIEF = 6;

    private static final double PREFERENCE = 0.6;
    private static final double SECOND_PERSON_ONLY = -1.0;
    private static final double OPENS_WITH_PRONOUN = -0.4;
    private static final double SMALL_TALK = -1.3;
    private static final int MOST_OF_A_KIND = 5;
    private static final int MOST_NAMES = 2;

    private static final List<Pattern> SMALL_TALK_OPENINGS = patterns("small-talk.txt");
    private static final List<Pattern> FORMULAS = patterns("formulas.txt");
    private static final List<Pattern> REQUESTS = patterns("requests.txt");
    private static final Set<String> RECOMMENDING = Set.of("recommend", "suggest", "recommended", "suggested");
    private static final Set<String> GENERIC = Bundled.words(Worth.class, "generic-words.txt");
    private static final Set<String> IDENTIFYING = Set.of("i", "i'm", "im", "i've", "ive", "my");
    private static final Set<String> PERSONS = Set.of("he", "she", "he's", "she's");
    private static final Set<String> PREFERRING = Set.of(
            "love",
            "like",
            "hate",
            "dislike",
            "prefer",
            "enjoy",
            "adore",
            "favorite",
            "favourite",
            "fave",
            "loved",
            "liked",
            "hated",
            "preferred",
            "enjoyed");
    /** Words of offers and advice, not of what is known about the user. */
    private static final Set<String> OFFERING = Set.of(
            "can", "could", "may", "might", "should", "will", "would", "you'll", "you'd", "if", "let", "want", "need",
            "feel");

    private static final Set<String> PRONOUNS = Set.of(
            "it", "it's", "this", "that", "that's", "these", "those", "they", "they're", "he", "she", "he's", "she's",
            "there's");

    private Worth() {}

    private static List<Pattern> patterns(String name) {
        return Bundled.lines(Worth.class, name).stream().map(Pattern::compile).toList();
    }

    /**
     * @param sentence a sentence without its greetings
     * @param speaker who says it
     * @param dated whether it names a date
     * @param follows whether the sentence before it is kept, so that a pronoun in it can be understood
     */
    static boolean isKept(Sentence sentence, Speaker speaker, boolean dated, boolean follows) {
        boolean aboutListener = Pronouns.nameListener(sentence) && !sentence.hasAny(OFFERING);
        double enough = speaker.isAssistant() && !aboutListener ? ENOUGH_OF_ASSISTANT : ENOUGH;
        return weight(sentence, speaker, dated, follows) >= enough;
    }

    private static double weight(Sentence sentence, Speaker speaker, boolean dated, boolean follows) {
        boolean first = Pronouns.nameSpeaker(sentence);
        if (isQuestion(sentence) || begins(sentence, FORMULAS) || isAddressedWork(sentence, first, speaker)) {
            return 0;
        }
        String opening = sentence.tokens().getFirst().lower();
        double content = content(sentence, speaker);
        double weight = content;
        boolean brief = content > 0 && sentence.wordCount() <= BRIEF;
        weight += first && brief && sentence.hasAny(PREFERRING) ? PREFERENCE : 0;
        weight += first ? FIRST_PERSON : 0;
        weight += brief && IDENTIFYING.contains(opening) ? IDENTITY : 0;
        weight += dated ? DATE : 0;
        weight += sentence.tokens().stream().anyMatch(Token::isPastVerb) ? PAST : 0;
        weight += !first && !speaker.isAssistant() && Pronouns.nameListener(sentence) ? SECOND_PERSON_ONLY : 0;
        weight += follows && PERSONS.contains(opening) ? ABOUT_SOMEBODY : 0;
        weight += opensWithPronoun(sentence) && !PERSONS.contains(opening) ? OPENS_WITH_PRONOUN : 0;
        weight += isSmallTalk(sentence) && !speaker.isAssistant() ? SMALL_TALK : 0;
        return weight;
    }

    /** What a program says about itself, a command, or a request to a program. */
    private static boolean isAddressedWork(Sentence sentence, boolean first, Speaker speaker) {
        if (speaker.isAssistant()) {
            return first && !sentence.hasAny(RECOMMENDING);
        }
        return isCommand(sentence) || (speaker.listener() == null && begins(sentence, REQUESTS));
    }

    /** How much of a sentence is its own. */
    static double content(Sentence sentence, Speaker speaker) {
        int names = 0;
        int numbers = 0;
        int nouns = 0;
        int verbs = 0;
        int adjectives = 0;
        for (Token token : sentence.tokens()) {
            boolean specific = isSpecific(token);
            numbers += token.tagged("NUM") ? 1 : 0;
            names += token.tagged("PROPN") && !speaker.isCalled(token.text()) ? 1 : 0;
            nouns += specific && token.tag().startsWith("NOUN") ? 1 : 0;
            verbs += specific && token.tag().startsWith("VERB") ? 1 : 0;
            adjectives += specific && token.tagged("ADJ") ? 1 : 0;
        }
        return Math.min(names, MOST_NAMES) * NAME
                + Math.min(numbers, 1) * NUMBER
                + Math.min(nouns, MOST_OF_A_KIND) * NOUN
                + Math.min(verbs, MOST_OF_A_KIND) * VERB
                + Math.min(adjectives, MOST_OF_A_KIND) * ADJECTIVE;
    }

    private static boolean isSpecific(Token token) {
        return token.text().length() > 1 && !GENERIC.contains(token.lemma()) && !GENERIC.contains(token.lower());
    }

    /** Begins with a word that stands for something said before. */
    static boolean opensWithPronoun(Sentence sentence) {
        return PRONOUNS.contains(sentence.tokens().getFirst().lower());
    }

    static boolean isQuestion(Sentence sentence) {
        String text = sentence.text().replaceAll("[!\\s\\p{So}]+$", "");
        return text.endsWith("?");
    }

    /** A base verb without a subject: "Check this out". */
    private static boolean isCommand(Sentence sentence) {
        Token opening = sentence.tokens().getFirst();
        return opening.isBaseVerb() && !Pronouns.nameSpeaker(sentence);
    }

    static boolean isSmallTalk(Sentence sentence) {
        return begins(sentence, SMALL_TALK_OPENINGS) || begins(sentence, FORMULAS);
    }

    private static boolean begins(Sentence sentence, List<Pattern> patterns) {
        String lower = sentence.text().toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(pattern -> pattern.matcher(lower).lookingAt());
    }
}
