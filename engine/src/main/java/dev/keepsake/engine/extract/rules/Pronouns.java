package dev.keepsake.engine.extract.rules;

import java.util.Map;
import java.util.Set;

/** Words that stand for the one who speaks, the one spoken to, or somebody else; alone or contracted with a verb. */
final class Pronouns {

    static final Set<String> FIRST =
            Set.of("i", "i'm", "im", "i've", "ive", "i'll", "i'd", "me", "my", "mine", "myself");

    static final Set<String> FIRST_PLURAL =
            Set.of("we", "we're", "we've", "we'll", "we'd", "us", "our", "ours", "ourselves", "let's", "lets");

    static final Set<String> SECOND = Set.of(
            "you",
            "you're",
            "youre",
            "you've",
            "you'll",
            "you'd",
            "your",
            "yours",
            "yourself",
            "ya",
            "y'all",
            "u",
            "ur",
            "yourselves",
            "thank");

    /** Subjects that are neither side. */
    static final Set<String> OTHER_SUBJECTS = Set.of(
            "he", "she", "it", "they", "who", "that", "which", "this", "it's", "he's", "she's", "they're", "there",
            "these", "those");

    /** Those whose "their" it might be. */
    static final Set<String> OTHER_OWNERS = Set.of(
            "he",
            "she",
            "him",
            "her",
            "his",
            "hers",
            "they",
            "them",
            "their",
            "people",
            "kids",
            "children",
            "me",
            "you");

    static final Map<String, String> APOSTROPHE_LEFT_OUT = Map.of("im", "i'm", "ive", "i've", "youre", "you're");

    private Pronouns() {}

    /** Whether the speaker is in it, alone or with others. */
    static boolean nameSpeaker(Sentence sentence) {
        return sentence.hasAny(FIRST) || sentence.hasAny(FIRST_PLURAL);
    }

    static boolean nameListener(Sentence sentence) {
        return sentence.hasAny(SECOND);
    }
}
