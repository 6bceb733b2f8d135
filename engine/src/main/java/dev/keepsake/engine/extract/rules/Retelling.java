package dev.keepsake.engine.extract.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a sentence in the third person: "I went" becomes "Caroline went". A name stands for the speaker each time, because
 * nothing is known of what pronoun to use. Where a retelling might say something else than the speaker did there is none:
 * "we" may or may not include the listener, "you" may mean anyone, and in quotation marks somebody else may speak.
 */
final class Retelling {

    private static final Set<String> FIRST_PERSON =
            Set.of("i", "i'm", "im", "i've", "ive", "i'll", "i'd", "me", "my", "mine", "myself");
    private static final Set<String> FIRST_PERSON_PLURAL = Set.of(
            "we", "we're", "we've", "we'll", "we'd", "us", "our", "ours", "ourselves", "let's", "lets");
    private static final Set<String> SECOND_PERSON = Set.of(
            "you", "you're", "youre", "you've", "you'll", "you'd", "your", "yours", "yourself", "ya", "y'all", "u", "ur",
            "yourselves", "thank");
    private static final Set<String> OTHER_SUBJECTS = Set.of(
            "he", "she", "it", "they", "who", "that", "which", "this", "it's", "he's", "she's", "they're", "there", "these",
            "those");
    private static final Set<String> OTHERS =
            Set.of("he", "she", "him", "her", "his", "hers", "they", "them", "their", "people", "kids", "children", "me", "you");
    /** Words with which "you" is often anyone. */
    private static final Set<String> GENERIC = Set.of(
            "when", "if", "whenever", "where", "once", "as", "because", "can", "makes", "make", "gives", "helps", "lets",
            "give", "help", "let", "get", "until", "how", "what", "guys", "two", "both", "all");

    private static final Map<String, String> APOSTROPHE_LEFT_OUT =
            Map.of("im", "i'm", "ive", "i've", "youre", "you're");

    private final Speaker speaker;
    private final List<Token> tokens;
    private final String[] words;
    private boolean unsafe;

    private Retelling(Sentence sentence, Speaker speaker) {
        this.speaker = speaker;
        this.tokens = sentence.tokens();
        this.words = tokens.stream().map(Token::text).toArray(String[]::new);
    }

    static boolean isFirstPerson(Sentence sentence) {
        return sentence.hasAny(FIRST_PERSON) || sentence.hasAny(FIRST_PERSON_PLURAL);
    }

    static boolean isFirstPersonSingular(Sentence sentence) {
        return sentence.hasAny(FIRST_PERSON);
    }

    static boolean isSecondPerson(Sentence sentence) {
        return sentence.hasAny(SECOND_PERSON);
    }

    /** {@code sentence} in the third person; empty when it names neither side or is not safe to retell. */
    static Optional<String> of(Sentence sentence, Speaker speaker) {
        boolean first = sentence.hasAny(FIRST_PERSON);
        boolean second = sentence.hasAny(SECOND_PERSON);
        boolean noSubject = sentence.tokens().getFirst().isVerbal();
        if ((!first && !second) || noSubject || sentence.hasAny(FIRST_PERSON_PLURAL) || sentence.text().indexOf('"') >= 0) {
            return Optional.empty();
        }
        if (second && (speaker.listener() == null || sentence.hasAny(GENERIC) || !startsWithEither(sentence))) {
            return Optional.empty();
        }
        return new Retelling(sentence, speaker).told(sentence.text());
    }

    private static boolean startsWithEither(Sentence sentence) {
        String opening = sentence.tokens().getFirst().lower();
        return FIRST_PERSON.contains(opening) || SECOND_PERSON.contains(opening);
    }

    private Optional<String> told(String text) {
        for (int i = 0; i < words.length && !unsafe; i++) {
            tell(i);
        }
        return unsafe ? Optional.empty() : Optional.of(assembled(text));
    }

    private void tell(int i) {
        String word = isPartOfWord(i) ? "" : tokens.get(i).lower();
        String listener = speaker.listener() == null ? "" : speaker.listener();
        switch (word) {
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

    /** "Me-time" is about nobody. */
    private boolean isPartOfWord(int i) {
        boolean hyphenBefore = i > 0 && tokens.get(i - 1).is("-") && tokens.get(i - 1).end() == tokens.get(i).start();
        boolean hyphenBehind = i + 1 < tokens.size()
                && tokens.get(i + 1).text().startsWith("-")
                && tokens.get(i + 1).start() == tokens.get(i).end();
        return hyphenBefore || hyphenBehind;
    }

    /** "Caroline loves their dog", unless "their" could be somebody else's or nobody has been named yet. */
    private String possessive(int i, String name) {
        for (int k = i - 1; k >= 0; k--) {
            if (words[k].equals(name) || words[k].startsWith(name + " ")) {
                return "their";
            }
            Token token = tokens.get(k);
            boolean plural = token.tagged("NOUN") && token.lower().endsWith("s") && !token.lemma().equals(token.lower());
            if (plural || token.tagged("PROPN") || OTHERS.contains(token.lower())) {
                return Agreement.possessive(name);
            }
        }
        return Agreement.possessive(name);
    }

    private void you(int i, String listener) {
        int next = skipAdverbs(i + 1);
        if (next < tokens.size() && tokens.get(next).isVerbal()) {
            subject(i, listener);
        } else {
            words[i] = listener;
        }
    }

    /** "I'm" and its like: the name and the auxiliary spelled out. */
    private void contraction(int i, String name) {
        Token token = tokens.get(i);
        String word = token.lower();
        String spelled = word.contains("'") ? word : APOSTROPHE_LEFT_OUT.getOrDefault(word, word);
        int next = skipAdverbs(i + 1);
        boolean beforeBaseVerb = next < tokens.size()
                && (tokens.get(next).isBaseVerb() || tokens.get(next).is("be") || tokens.get(next).is("have"));
        if (next > i + 1 && tokens.get(i + 1).is("better")) {
            beforeBaseVerb = false;
        }
        String auxiliary = Agreement.contracted(spelled, beforeBaseVerb);
        boolean repeats = repeatsSubject(i);
        words[i] = repeats ? auxiliary : name + " " + auxiliary;
        if (auxiliary.equals("is")) {
            coordinated(i);
        }
    }

    private void subject(int i, String name) {
        int verb = skipAdverbs(i + 1);
        boolean pluralVerb = verb < tokens.size() && (tokens.get(verb).is("are") || tokens.get(verb).is("were"));
        if (i > 1 && tokens.get(i - 1).is("and") && (pluralVerb || !anyVerbBefore(i))) {
            // "My sister and I go": a plural subject, and its verb stays as it is.
            words[i] = name;
            return;
        }
        if (i > 0 && tokens.get(i - 1).tagged("AUX") && !tokens.get(i - 1).is("be")) {
            words[i - 1] = Agreement.afterName(tokens.get(i - 1));
            words[i] = name;
            return;
        }
        if (verb >= tokens.size() || !tokens.get(verb).isVerbal()) {
            unsafe = true;
            return;
        }
        words[i] = repeatsSubject(i) ? "" : name;
        conjugate(verb);
    }

    private void conjugate(int verb) {
        String conjugated = Agreement.afterName(tokens.get(verb));
        boolean present = !conjugated.equals(tokens.get(verb).text());
        words[verb] = conjugated;
        if (present && !tokens.get(verb).lower().startsWith("do")) {
            coordinated(verb);
        }
    }

    /** "I like tea and drink it" has a second verb of the same subject. */
    private void coordinated(int verb) {
        for (int k = verb + 1; k + 1 < tokens.size(); k++) {
            Token token = tokens.get(k);
            if (token.tagged("PART") || token.tagged("SCONJ") || token.tagged("AUX") || token.tag().contains("+")
                    || FIRST_PERSON.contains(token.lower()) && token.lower().startsWith("i")
                    || OTHER_SUBJECTS.contains(token.lower()) && !token.is("it") && !token.is("that") && !token.is("this")) {
                return;
            }
            int next = skipAdverbs(k + 1);
            if (token.tagged("CCONJ") && next < tokens.size() && tokens.get(next).isBaseVerb()) {
                words[next] = Agreement.afterName(tokens.get(next));
                return;
            }
        }
    }

    /** "I went there and I saw it": the second "I" can go. */
    private boolean repeatsSubject(int i) {
        if (i < 2 || !tokens.get(i - 1).is("and")) {
            return false;
        }
        String pronoun = tokens.get(i).lower().substring(0, 1);
        for (int k = i - 2; k >= 0; k--) {
            String word = tokens.get(k).lower();
            if (OTHER_SUBJECTS.contains(word) || SECOND_PERSON.contains(word) != pronoun.equals("y") && SECOND_PERSON.contains(word)) {
                return false;
            }
            boolean sameSubject = pronoun.equals("i")
                    ? word.equals("i") || word.startsWith("i'")
                    : word.equals("you") || word.startsWith("you'");
            if (sameSubject) {
                return true;
            }
        }
        return false;
    }

    private boolean anyVerbBefore(int i) {
        return tokens.subList(0, i).stream().anyMatch(Token::hasVerb);
    }

    private int skipAdverbs(int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).tagged("ADV")) {
            at++;
        }
        return at;
    }

    private String assembled(String text) {
        StringBuilder told = new StringBuilder();
        int done = 0;
        for (int i = 0; i < words.length; i++) {
            Token token = tokens.get(i);
            told.append(text, done, token.start()).append(words[i]);
            done = token.end();
        }
        told.append(text, done, text.length());
        return told.toString().replace("  ", " ").strip();
    }

    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
