package dev.keepsake.engine.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether texts affirm or deny. */
final class Polarity {

    private static final Set<String> WORDS = words("word");
    /** Words that deny something in some statements. */
    private static final Set<String> WIDE = words("wide");

    private static final List<Pattern> SIGNS = Lines.patterns("negations.txt", "sign");
    private static final List<Pattern> REMINDERS = Lines.patterns("negations.txt", "reminder");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private Polarity() {}

    static boolean denies(String text) {
        String small = withoutReminders(text);
        return SIGNS.stream().anyMatch(sign -> sign.matcher(small).find()) || has(small, WORDS);
    }

    /** Whether a text denies, or has a word that does so in some texts. */
    private static boolean mayDeny(String text) {
        return denies(text) || has(withoutReminders(text), WIDE);
    }

    private static boolean has(String text, Set<String> words) {
        return Arrays.stream(BETWEEN_WORDS.split(text)).anyMatch(word -> words.contains(Terms.folded(word)));
    }

    private static String withoutReminders(String text) {
        String rest = text.toLowerCase(Locale.ROOT);
        for (Pattern reminder : REMINDERS) {
            rest = reminder.matcher(rest).replaceAll(" ");
        }
        return rest;
    }

    private static Set<String> words(String kind) {
        return Lines.patterns("negations.txt", kind).stream()
                .flatMap(line -> Arrays.stream(line.pattern().split(" ")))
                .map(Terms::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether {@code fact} denies where the text that says it does, and affirms where it does. What counts is the clause of the
     * text that has most of its words; where several have as many, one that agrees is enough.
     */
    static boolean agrees(String fact, List<String> texts) {
        if (mayDeny(fact)) {
            return !denies(fact) || texts.stream().anyMatch(Polarity::mayDeny);
        }
        Terms terms = Terms.of(fact);
        int most = 0;
        boolean affirmed = false;
        for (String text : texts) {
            for (String clause : Sentences.clauses(withoutReminders(text))) {
                int shared = terms.size() - terms.without(Terms.of(clause)).size();
                if (shared > most) {
                    most = shared;
                    affirmed = !denies(clause);
                } else if (shared == most && shared > 0) {
                    affirmed |= !denies(clause);
                }
            }
        }
        return most == 0 || affirmed;
    }
}
