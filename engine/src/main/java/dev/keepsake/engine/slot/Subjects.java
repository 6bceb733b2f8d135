package dev.keepsake.engine.slot;

import dev.keepsake.memory.Trust;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who or what the clauses of one statement are about. Remembers whom it saw last, so that "she" and "it" of a following
 * sentence can be understood. For one statement at a time.
 */
final class Subjects {

    private static final int LONGEST_NAME = 3;
    private static final int LONGEST_THING = 5;

    private static final Set<String> SPEAKER = Set.of("i", "we", "me", "user");
    private static final Set<String> OWN = Set.of("my", "our", "their");
    private static final Set<String> NO_NAMES = Set.of(
            "he",
            "she",
            "it",
            "they",
            "this",
            "that",
            "these",
            "those",
            "there",
            "here",
            "who",
            "what",
            "which",
            "everyone",
            "everybody",
            "nobody",
            "someone",
            "somebody",
            "anyone",
            "people",
            "most",
            "some",
            "many",
            "all",
            "one",
            "you",
            "each",
            "every",
            "any",
            "no",
            "if",
            "when",
            "and",
            "but",
            "not",
            "a",
            "an",
            "the",
            "my",
            "his",
            "her",
            "their",
            "our",
            "your",
            "its",
            "home",
            "also",
            "where",
            "how",
            "why",
            "because",
            "so",
            "assistant",
            "just",
            "recently",
            "finally",
            "yesterday",
            "today",
            "now",
            "lately",
            "still",
            "then",
            "last",
            "next",
            "only",
            "even",
            "maybe",
            "never",
            "sometimes");
    /** A thing is not called by verbs and pronouns; where one is, the clause was cut in the wrong place. */
    private static final Pattern NOT_IN_A_THING = Pattern.compile(
            "\\b(?:i|we|he|she|they|you|user|is|are|was|were|am|has|have|had|got|gets|been|do|does|did|said|says|think|thinks|will|would|might|may|could"
                    + "|should|can|if|that|who|which|because|when|not|never|old|former|previous|ex|last|first|next|other|future"
                    + "|dream|ideal|least|second|one of|some of)\\b");

    private static final Pattern LATEST =
            Pattern.compile("^(?:current|new|latest|present|own|beloved|dear|sweet|lovely) ");
    /** "My friend Bruno" is Bruno. */
    private static final Pattern RELATION_AND_NAME =
            Pattern.compile("\\p{Ll}[\\p{L}-]+(?: \\p{Ll}[\\p{L}-]+)? (\\p{Lu}[\\p{L}'-]+)");

    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}'.-]*(?: \\p{Lu}[\\p{L}'.-]*)*");

    private final String speaker;
    private @Nullable Subject person;
    private @Nullable Subject thing;

    Subjects(String speaker) {
        this.speaker = speaker.toLowerCase(Locale.ROOT);
    }

    /**
     * A subject.
     *
     * @param key in small letters
     * @param trust how what the speaker says about it is known
     */
    record Subject(String key, Trust trust) {}

    /** The subject that {@code words} name, or null when they name none. */
    @Nullable
    Subject of(String words) {
        String lower = words.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return null;
        }
        if (isSpeaker(lower)) {
            return new Subject(speaker, Trust.OWN);
        }
        if (lower.equals("he") || lower.equals("she")) {
            return person;
        }
        if (lower.equals("it")) {
            return thing;
        }
        int owned = lower.indexOf("'s ");
        String first = lower.substring(0, lower.indexOf(' ') < 0 ? lower.length() : lower.indexOf(' '));
        if (OWN.contains(first) && lower.length() > first.length()) {
            return ownedBy(new Subject(speaker, Trust.OWN), words.strip().substring(first.length() + 1));
        }
        if (owned > 0) {
            Subject owner = of(words.strip().substring(0, owned));
            return owner == null ? null : ownedBy(owner, words.strip().substring(owned + 3));
        }
        if ((first.equals("his") || first.equals("her")) && person != null && lower.length() > first.length()) {
            return ownedBy(person, words.strip().substring(first.length() + 1));
        }
        if (first.equals("the") && isThing(lower)) {
            thing = new Subject(lower, Trust.OWN);
            return thing;
        }
        return named(words.strip(), lower, first);
    }

    /** Whose is what follows: "my", "Tom's"; "the rent" is that of the one who says so. */
    @Nullable
    Subject owner(String words) {
        String lower = words.strip().toLowerCase(Locale.ROOT);
        if (OWN.contains(lower) || lower.equals("the")) {
            return new Subject(speaker, Trust.OWN);
        }
        if (lower.equals("his") || lower.equals("her")) {
            return person;
        }
        if (lower.endsWith("'s")) {
            return of(words.strip().substring(0, words.strip().length() - 2));
        }
        return lower.endsWith("s'")
                ? of(words.strip().substring(0, words.strip().length() - 1))
                : null;
    }

    boolean isSpeaker(String lower) {
        return SPEAKER.contains(lower) || lower.equals(speaker);
    }

    private @Nullable Subject ownedBy(Subject owner, String what) {
        Matcher named = RELATION_AND_NAME.matcher(what);
        if (named.matches()) {
            return of(named.group(1));
        }
        String lower = LATEST.matcher(what.toLowerCase(Locale.ROOT)).replaceFirst("");
        int words = lower.split(" ").length;
        if (NOT_IN_A_THING.matcher(lower).find() || words > LONGEST_THING - 1) {
            return null;
        }
        Subject subject = new Subject(owner.key() + "'s " + lower, owner.trust());
        person = subject;
        thing = subject;
        return subject;
    }

    private static boolean isThing(String lower) {
        return lower.split(" ").length <= LONGEST_THING
                && !NOT_IN_A_THING.matcher(lower).find();
    }

    private @Nullable Subject named(String words, String lower, String first) {
        boolean name =
                NAME.matcher(words).matches() && lower.split(" ").length <= LONGEST_NAME && !NO_NAMES.contains(first);
        if (!name) {
            return null;
        }
        person = new Subject(lower, Trust.STATED);
        return person;
    }
}
