package dev.keepsake.engine.extract.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a sentence in the third person: "I went" becomes "Caroline went". A name stands for the speaker nearly each time,
 * because nothing is known of what pronoun to use. Where a retelling might say something else than the speaker did there is
 * none: "we" may or may not include the listener, "you" may mean anyone, and in quotation marks somebody else may speak.
 */
final class Retelling {

    /** Words with which "you" is often anyone. */
    private static final Set<String> GENERIC = Set.of(
            "when",
            "if",
            "whenever",
            "where",
            "once",
            "as",
            "because",
            "can",
            "makes",
            "make",
            "gives",
            "helps",
            "lets",
            "give",
            "help",
            "let",
            "get",
            "until",
            "how",
            "what",
            "guys",
            "two",
            "both",
            "all");

    private static final Set<String> WITHOUT_SUBJECT = Set.of("gonna", "wanna", "gotta", "been");

    private final Speaker speaker;
    private final List<Token> tokens;
    private final Clauses clauses;
    private final String[] words;
    private boolean unsafe;

    private Retelling(Sentence sentence, Speaker speaker) {
        this.speaker = speaker;
        this.tokens = sentence.tokens();
        this.clauses = new Clauses(tokens);
        this.words = tokens.stream().map(Token::text).toArray(String[]::new);
    }

    /** {@code sentence} in the third person; empty when it names neither side or is not safe to retell. */
    static Optional<String> of(Sentence sentence, Speaker speaker) {
        boolean first = sentence.hasAny(Pronouns.FIRST);
        boolean second = sentence.hasAny(Pronouns.SECOND);
        Token opening = sentence.tokens().getFirst();
        boolean noSubject = opening.isVerbal() || WITHOUT_SUBJECT.contains(opening.lower());
        if ((!first && !second)
                || noSubject
                || sentence.hasAny(Pronouns.FIRST_PLURAL)
                || sentence.text().indexOf('"') >= 0) {
            return Optional.empty();
        }
        if (second && (speaker.listener() == null || sentence.hasAny(GENERIC) || !startsWithEither(sentence))) {
            return Optional.empty();
        }
        return new Retelling(sentence, speaker).told(sentence.text());
    }

    /** {@code text} with a capital letter in front. */
    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static boolean startsWithEither(Sentence sentence) {
        String opening = sentence.tokens().getFirst().lower();
        return Pronouns.FIRST.contains(opening) || Pronouns.SECOND.contains(opening);
    }

    private Optional<String> told(String text) {
        String listener = speaker.listener() == null ? "" : speaker.listener();
        for (int i = 0; i < words.length && !unsafe; i++) {
            if (!clauses.isPartOfWord(i)) {
                tell(i, listener);
            }
        }
        return unsafe ? Optional.empty() : Optional.of(assembled(text));
    }

    private void tell(int i, String listener) {
        switch (tokens.get(i).lower()) {
            case "i" -> subject(i, speaker.name());
            case "i'm", "im", "i've", "ive", "i'll", "i'd" -> contraction(i, speaker.name());
            case "me" -> words[i] = speaker.name();
            case "my" -> words[i] = possessive(i, speaker.name());
            case "mine" -> words[i] = Agreement.possessive(speaker.name());
            case "myself", "yourself" -> words[i] = "themself";
            case "you" -> you(i, listener);
            case "you're", "youre", "you've", "you'll", "you'd" -> contraction(i, listener);
            case "your" -> words[i] = possessive(i, listener);
            case "yours" -> words[i] = Agreement.possessive(listener);
            case "ya", "y'all", "u", "ur", "yourselves", "thank" -> unsafe = true;
            default -> {
                // Says nothing about either side.
            }
        }
    }

    /** "Caroline loves their dog", unless "their" could be somebody else's or nobody has been named yet. */
    private String possessive(int i, String name) {
        for (int k = i - 1; k >= 0; k--) {
            if (words[k].equals(name) || words[k].startsWith(name + " ")) {
                return "their";
            }
            if (couldOwn(tokens.get(k))) {
                break;
            }
        }
        return Agreement.possessive(name);
    }

    private static boolean couldOwn(Token token) {
        boolean plural = token.tagged("NOUN")
                && token.lower().endsWith("s")
                && !token.lemma().equals(token.lower());
        return plural || token.tagged("PROPN") || Pronouns.OTHER_OWNERS.contains(token.lower());
    }

    private void you(int i, String listener) {
        int next = clauses.skipAdverbs(i + 1);
        if (next < tokens.size() && tokens.get(next).isVerbal()) {
            subject(i, listener);
        } else {
            words[i] = listener;
        }
    }

    /** "I'm" and its like: the name and the auxiliary spelled out. */
    private void contraction(int i, String name) {
        String word = tokens.get(i).lower();
        String auxiliary =
                Agreement.contracted(Pronouns.APOSTROPHE_LEFT_OUT.getOrDefault(word, word), isBeforeInfinitive(i));
        words[i] = clauses.repeatsSubject(i) ? auxiliary : name + " " + auxiliary;
        if (auxiliary.equals("is")) {
            agreeSecondVerb(i);
        }
    }

    /** "I'd go", against "I'd gone" and "I'd better go". */
    private boolean isBeforeInfinitive(int contraction) {
        int next = clauses.skipAdverbs(contraction + 1);
        boolean better = next > contraction + 1 && tokens.get(contraction + 1).is("better");
        return !better
                && next < tokens.size()
                && (tokens.get(next).isBaseVerb()
                        || tokens.get(next).is("be")
                        || tokens.get(next).is("have"));
    }

    private void subject(int i, String name) {
        if (clauses.isPartOfPlural(i)) {
            words[i] = name;
            return;
        }
        if (clauses.isInverted(i)) {
            words[i - 1] = Agreement.afterName(tokens.get(i - 1));
            words[i] = name;
            return;
        }
        int verb = clauses.skipAdverbs(i + 1);
        if (verb >= tokens.size() || !tokens.get(verb).isVerbal()) {
            unsafe = true;
            return;
        }
        words[i] = clauses.repeatsSubject(i) ? "" : name;
        words[verb] = Agreement.afterName(tokens.get(verb));
        boolean present = !words[verb].equals(tokens.get(verb).text());
        if (present && !tokens.get(verb).lower().startsWith("do")) {
            agreeSecondVerb(verb);
        }
    }

    private void agreeSecondVerb(int verb) {
        int second = clauses.secondVerb(verb);
        if (second != Clauses.NONE) {
            words[second] = Agreement.afterName(tokens.get(second));
        }
    }

    private String assembled(String text) {
        StringBuilder told = new StringBuilder();
        int done = 0;
        for (int i = 0; i < words.length; i++) {
            told.append(text, done, tokens.get(i).start()).append(words[i]);
            done = tokens.get(i).end();
        }
        told.append(text, done, text.length());
        return told.toString().replace("  ", " ").strip();
    }
}
