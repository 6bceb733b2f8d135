package dev.keepsake.engine.extract.rules;

import java.util.Set;

/** Answers that mean nothing without their question: "Yes.", "In Boston.", "Two, a boy and a girl". */
final class ShortAnswers {

    private static final int MOST_WORDS = 7;
    private static final double QUESTION_CONTENT = 0.5;

    private static final Set<String> YES_OR_NO = Set.of(
            "yes",
            "yeah",
            "yep",
            "yup",
            "no",
            "nope",
            "nah",
            "definitely",
            "absolutely",
            "totally",
            "sure",
            "never",
            "not",
            "of",
            "course",
            "yet",
            "exactly",
            "sometimes",
            "often",
            "really",
            "sadly",
            "unfortunately",
            "i",
            "do",
            "don't",
            "am",
            "did",
            "didn't",
            "have",
            "haven't",
            "can",
            "can't",
            "it",
            "is",
            "was",
            "oh",
            "for",
            "still");

    /** How a question begins that asks for leave or company and not for a fact. */
    private static final Set<String> OFFERS =
            Set.of("can", "could", "may", "shall", "should", "would", "will", "wanna", "want", "how's", "see");

    private static final Set<String> NO = Set.of("no", "nope", "nah", "never");

    private ShortAnswers() {}

    /** Whether {@code answer} is short, says something, and {@code question} asks for something. */
    static boolean needsQuestion(Sentence answer, Question question, Speaker speaker) {
        return answer.wordCount() <= MOST_WORDS
                && answer.wordCount() > 0
                && !Worth.isQuestion(answer)
                && !Worth.isSmallTalk(question.sentence())
                && !OFFERS.contains(question.sentence().tokens().getFirst().lower())
                && Worth.content(question.sentence(), speaker) >= QUESTION_CONTENT
                && (isYesOrNo(answer) || isFragment(answer, speaker));
    }

    static boolean isYesOrNo(Sentence answer) {
        return answer.tokens().stream().allMatch(token -> token.isPunctuation() || YES_OR_NO.contains(token.lower()));
    }

    /** A denial adds to what follows it; a yes is said again by what follows it. */
    static boolean isNo(Sentence answer) {
        return isYesOrNo(answer) && answer.hasAny(NO);
    }

    /** Names something but has no verb. */
    private static boolean isFragment(Sentence answer, Speaker speaker) {
        boolean names = answer.tokens().stream()
                .filter(token -> !speaker.isCalled(token.text()))
                .anyMatch(token -> token.tagged("PROPN") || token.tagged("NUM") || token.tagged("NOUN"));
        return names && answer.tokens().stream().noneMatch(Token::hasVerb) && !Worth.isSmallTalk(answer);
    }

    static String told(Question question, String answer, Speaker speaker) {
        return question.asker() + " asked: \"" + question.text() + "\" " + speaker.name() + ": \"" + answer + "\"";
    }
}
