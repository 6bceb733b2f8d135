package dev.keepsake.engine.screen;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a message carries memories that the application put there for the model: "Relevant memories:" and what is listed below. */
final class RecalledBlocks {

    /** A head, and the lines up to the first empty one. */
    private static final Pattern BLOCK = Pattern.compile(
            "^[ \\t]{0,8}+(?:\\[|#{1,6}|\\*{1,2}|<)?[ \\t]{0,8}+(?:" + String.join("|", Lines.of("recalled.txt"))
                    + ")[ \\t]{0,8}+(?:\\]|\\*{1,2}|>)?[ \\t]{0,8}+[:\uff1a]?[ \\t]{0,8}+\\R(?:[ \\t]*+\\S.*+(?:\\R|\\z)){0,300}+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

    /** Two such lines in a message come from nowhere else. */
    private static final int TELLING = 2;

    private RecalledBlocks() {}

    /**
     * The characters of memories in a message.
     *
     * @param served the memories that were served to its scope, {@link Served#plain}
     */
    static BitSet in(String text, List<String> served) {
        BitSet recalled = new BitSet(text.length());
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            recalled.set(block.start(), block.end());
        }
        BitSet repeated = new BitSet(text.length());
        int lines = 0;
        Matcher line = Pattern.compile("[^\\r\\n]+").matcher(text);
        while (line.find()) {
            if (served.contains(Served.plain(line.group()))) {
                repeated.set(line.start(), line.end());
                lines++;
            }
        }
        if (lines >= TELLING) {
            recalled.or(repeated);
        }
        return recalled;
    }
}
