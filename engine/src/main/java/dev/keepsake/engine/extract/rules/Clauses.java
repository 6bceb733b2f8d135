package dev.keepsake.engine.extract.rules;

import java.util.List;

/**
 * How subjects and verbs of a sentence hang together, as far as its order of words shows.
 *
 * @param tokens the sentence
 */
record Clauses(List<Token> tokens) {

    static final int NONE = -1;

    /** The first token at or behind {@code from} that is no adverb. */
    int skipAdverbs(int from) {
        int at = from;
        while (at < tokens.size() && tokens.get(at).tagged("ADV")) {
            at++;
        }
        return at;
    }

    /** "Do I": the verb comes before its subject. */
    boolean isInverted(int subject) {
        return subject > 0
                && tokens.get(subject - 1).tagged("AUX")
                && !tokens.get(subject - 1).is("be");
    }

    /** "My sister and I go", where the verb is not that of one person. */
    boolean isPartOfPlural(int subject) {
        if (subject < 2 || !tokens.get(subject - 1).is("and")) {
            return false;
        }
        int verb = skipAdverbs(subject + 1);
        boolean pluralVerb = verb < tokens.size()
                && (tokens.get(verb).is("are") || tokens.get(verb).is("were"));
        return pluralVerb || tokens.subList(0, subject).stream().noneMatch(Token::hasVerb);
    }

    /** "I like tea and drink it": another verb of the same subject behind the present tense at {@code verb}; or {@link #NONE}. */
    int secondVerb(int verb) {
        for (int k = verb + 1; k + 1 < tokens.size() && !beginsAnotherClause(tokens.get(k)); k++) {
            int next = skipAdverbs(k + 1);
            if (tokens.get(k).tagged("CCONJ")
                    && next < tokens.size()
                    && tokens.get(next).isBaseVerb()) {
                return next;
            }
        }
        return NONE;
    }

    /** Behind an infinitive, an auxiliary or another subject it cannot be seen whose verb follows. */
    private static boolean beginsAnotherClause(Token token) {
        boolean object = token.is("it") || token.is("that") || token.is("this");
        return token.tagged("PART")
                || token.tagged("SCONJ")
                || token.tagged("AUX")
                || token.tag().contains("+")
                || token.is("i")
                || (Pronouns.OTHER_SUBJECTS.contains(token.lower()) && !object);
    }

    /** "I went there and I saw it": the second "I" says nothing new. */
    boolean repeatsSubject(int subject) {
        if (subject < 2 || !tokens.get(subject - 1).is("and")) {
            return false;
        }
        String pronoun = stem(tokens.get(subject).lower());
        for (int k = subject - 2; k >= 0; k--) {
            String word = tokens.get(k).lower();
            if (stem(word).equals(pronoun)) {
                return true;
            }
            if (Pronouns.OTHER_SUBJECTS.contains(word) || Pronouns.SECOND.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** "I" of "I've". */
    private static String stem(String pronoun) {
        int apostrophe = pronoun.indexOf('\'');
        return apostrophe < 0 ? pronoun : pronoun.substring(0, apostrophe);
    }

    /** "Me-time" is about nobody. */
    boolean isPartOfWord(int i) {
        Token token = tokens.get(i);
        boolean hyphenBefore = i > 0
                && tokens.get(i - 1).text().endsWith("-")
                && tokens.get(i - 1).end() == token.start();
        boolean hyphenBehind = i + 1 < tokens.size()
                && tokens.get(i + 1).text().startsWith("-")
                && tokens.get(i + 1).start() == token.end();
        return hyphenBefore || hyphenBehind;
    }
}
