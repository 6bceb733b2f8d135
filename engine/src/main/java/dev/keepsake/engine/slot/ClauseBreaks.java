package dev.keepsake.engine.slot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Where statements fall into sentences, and sentences into clauses; with contractions spelled out. */
final class ClauseBreaks {

    private static final Pattern SENTENCE =
            Pattern.compile("(?<=[.!?\"])(?<!\\b(?:Dr|Mr|Mrs|Ms|Prof|St|Mt|Jr|Sr)\\.)\\s+(?=[\\p{Lu}\"\\d])");
    private static final String VERBS =
            "lives?|works?|moved|bought|got|started|has|have|am|is|are|switched|sold|drives?|speaks?|joined"
                    + "|quit|left|adopted|likes?|loves?|enjoys?|hates?|study|studies|turned|became|owns?|no longer|now|does not|do not|stopped|changed|will|would|";
    private static final Pattern CLAUSE = Pattern.compile(
            "(?i)(?:;|,? (?:but|although|though|whereas|while|because|yet|however|even though|which is why|so)) "
                    + "|,? (?:and then|and|so) (?=(?:i|we|he|she|it|they|my|our|his|her|their|the|user|there|[\\p{L}]+'s)\\b )"
                    + "|(?:,| and|, and) (?=(?:" + VERBS + Habits.anyPresent() + ") )"
                    + "| and (?-i:(?=\\p{Lu}[\\p{L}'-]* (?:took over|stepped in|became|replaced) ))"
                    + "|(?:,|:) (?=(?:i|we|he|she|it|they|my|our|his|her|user|user's)\\b )");

    private ClauseBreaks() {}

    /** The sentences of a statement, without their last mark unless that asks. */
    static List<String> sentences(String text) {
        return Arrays.stream(SENTENCE.split(text))
                .map(sentence -> spelledOut(sentence.strip()).replaceAll("[.!\\s]+$", ""))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** The clauses of a sentence. */
    static List<String> clauses(String sentence) {
        List<String> clauses = new ArrayList<>();
        for (String clause : CLAUSE.split(sentence)) {
            String trimmed = clause.strip().replaceAll("^,\\s*|,$", "");
            if (!trimmed.isEmpty()) {
                clauses.add(trimmed);
            }
        }
        return clauses;
    }

    /** "I'm", "isn't" and their like in two words, so that no pattern needs to know them. */
    private static String spelledOut(String text) {
        return text.replace('\u2019', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replaceAll("(?i)\\bcan't\\b", "can not")
                .replaceAll("(?i)\\bwon't\\b", "will not")
                .replaceAll("(?i)n't\\b", " not")
                .replaceAll("(?i)\\b(i)'?m\\b", "$1 am")
                .replaceAll("(?i)'re\\b", " are")
                .replaceAll("(?i)'ve\\b", " have")
                .replaceAll("(?i)'ll\\b", " will")
                .replaceAll("(?i)'d\\b", " would")
                .replaceAll("(?i)\\b(he|she|it|that|there|here|who|what)'s\\b", "$1 is");
    }
}
