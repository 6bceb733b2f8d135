package dev.keepsake.engine.extract.rules;

import java.util.Set;

/** Answers that mean nothing without their question: "Yes.", "In Boston.", "Two, a boy and a girl". */
final class ShortAnswers {

    private static final int MOST_WORDS = 7;
    private static final double QUESTION_CONTENT = 1.0;

    private static final Set<String> YES_OR_NO = Set.of(
            "yes", "yeah", "yep", "yup", "no", "nope", "nah", "definitely", "absolutely", "totally", "sure", "never", "not",
            "of", "course", "yet", "exactly", "sometimes", "often", "really", "sadly", "unfortunately", "i", "do", "don't", "am",
            "did", "didn't", "have", "haven't", "can", "can't", "it", "is", "was", "oh", "for", "still");

    private ShortAnswers() {}

    /** Whether {@code answer} is short, says something, and {@code question} asks for something. */
    static boolean needsQuestion(Sentence answer, Question question, Speaker speaker) {
        return answer.wordCount() <= MOST_WORDS
                && answer.wordCount() > 0
                && !Worth.isQuestion(answer)
                && !Worth.isSmallTalk(question.sentence())
                && Worth.content(question.sentence(), speaker) >= QUESTION_CONTENT
                && (isYesOrNo(answer) || isFragment(answer, speaker));
    }

    static boolean isYesOrNo(Sentence answer) {
        return answer.tokens().stream()
                .allMatch(token -> token.isPunctuation() || YES_OR_NO.contains(token.lower()));
    }

    /** Names something but has no verb. */
    private static boolean isFragment(Sentence answer, Speaker speaker) {
        boolean names = answer.tokens().stream()
                .filter(token -> !speaker.isCalled(token.text()))
                .anyMatch(token -> token.tagged("PROPN") || token.tagged("NUM") || token.tagged("NOUN"));
        return names && answer.tokens().stream().noneMatch(Token::isVerbal) && !Worth.isSmallTalk(answer);
    }

    static String told(Question question, String answer, Speaker speaker) {
        return question.asker() + " asked: \"" + question.text() + "\" " + speaker.name() + ": \"" + answer + "\"";
    }
}
