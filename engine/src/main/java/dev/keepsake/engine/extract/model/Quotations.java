package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Turn;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks up what a text quotes: blocks between lines of three backticks, and what stands on one line between double marks. */
final class Quotations {

    private static final Pattern BLOCK =
            Pattern.compile("^\\s*```[^\\n`]*\\n(.*?)^\\s*```\\s*$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern INLINE = Pattern.compile("[\"\u201c]([^\"\u201c\u201d\\n]+)[\"\u201d]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Quotations() {}

    /** How many quotations of {@code text} stand in none of the turns; spaces and line breaks do not matter. */
    static int strangeIn(String text, List<Turn> turns) {
        List<String> said = turns.stream().map(turn -> spaced(turn.text())).toList();
        long blocks = BLOCK.matcher(text)
                .results()
                .filter(quotation -> isStrange(quotation, said))
                .count();
        long inline = INLINE.matcher(BLOCK.matcher(text).replaceAll("\n"))
                .results()
                .filter(quotation -> isStrange(quotation, said))
                .count();
        return (int) (blocks + inline);
    }

    private static boolean isStrange(MatchResult quotation, List<String> said) {
        String words = spaced(quotation.group(1));
        return said.stream().noneMatch(turn -> turn.contains(words));
    }

    private static String spaced(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
