package dev.keepsake.engine.graph;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings what a model calls a relation into one form: lower-case words joined by underscores. */
final class Predicate {

    private static final int LONGEST = 80;
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Predicate() {}

    /** The one form of a predicate; empty when it has no letter or is too long to be one. */
    static String of(String written) {
        String apart = INNER_CAPITAL
                .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("_");
        String form =
                NO_WORD.matcher(apart.toLowerCase(Locale.ROOT)).replaceAll("_").replaceAll("^_|_$", "");
        return form.length() > LONGEST || form.codePoints().noneMatch(Character::isLetter) ? "" : form;
    }
}
