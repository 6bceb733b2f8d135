package dev.keepsake.index;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an index holds one entry of: a memory or a turn. */
public sealed interface EntryKey {

    /** The text form of a turn's key. */
    Pattern TURN = Pattern.compile("t:(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/(\\d{1,10})");

    /** Text form, unique over both kinds: {@code m:<uuid>} or {@code t:<uuid>/<ordinal>}. */
    String text();

    record OfMemory(MemoryId id) implements EntryKey {
        @Override
        public String text() {
            return "m:" + id;
        }
    }

    record OfTurn(TurnId id) implements EntryKey {
        @Override
        public String text() {
            return "t:" + id;
        }
    }

    /** The key whose {@link #text()} this is. */
    static EntryKey parse(String text) {
        if (text.startsWith("m:")) {
            return new OfMemory(MemoryId.parse(text.substring(2)));
        }
        Matcher turn = TURN.matcher(text);
        if (turn.matches() && Long.parseLong(turn.group(2)) <= Integer.MAX_VALUE) {
            EpisodeId episode = new EpisodeId(UUID.fromString(turn.group(1)));
            return new OfTurn(new TurnId(episode, Integer.parseInt(turn.group(2))));
        }
        throw KeepsakeException.invalid("An entry key is m:<uuid> or t:<uuid>/<ordinal>; got a text of " + text.length()
                + " characters that is neither");
    }
}
