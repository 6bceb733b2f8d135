package dev.keepsake.index;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a turn with the end of what was said before it: "It happened at the park" means little without the question
 * it answers.
 */
public final class ContextText {

    /** How many turns before it belong to a turn. */
    public static final int TURNS_BEFORE = 2;

    /**
     * How many characters of each of them: what is said last leads over to the next speaker, and a long answer before it
     * must not push the turn itself out of the model's window.
     */
    private static final int CHARACTERS_EACH = 300;

    private ContextText() {}

    /**
     * The text to embed.
     *
     * @param before turns of the same episode right before it, oldest first; system turns and blank ones do not count
     * @param own the {@link IndexText} of the entry itself
     * @return null when nothing was said before
     */
    public static @Nullable String of(List<Turn> before, String own) {
        List<String> lines = new ArrayList<>();
        for (int i = before.size() - 1; i >= 0 && lines.size() < TURNS_BEFORE; i--) {
            Turn turn = before.get(i);
            if (turn.role() != Role.SYSTEM && !turn.text().isBlank()) {
                lines.addFirst(IndexText.of(turn.name(), end(turn.text())));
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        lines.add(own);
        return String.join("\n", lines);
    }

    /** The end of a text, beginning with a whole word. */
    private static String end(String text) {
        if (text.length() <= CHARACTERS_EACH) {
            return text;
        }
        int from = text.length() - CHARACTERS_EACH;
        int blank = text.indexOf(' ', from);
        int start = blank < 0 || blank + 1 >= text.length() ? from : blank + 1;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }
}
