package dev.keepsake.index;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import java.util.UUID;

/** What an index holds one entry of: a memory or a turn. */
public sealed interface EntryKey {

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
        int slash = text.indexOf('/');
        if (text.startsWith("t:") && slash > 0) {
            EpisodeId episode = new EpisodeId(UUID.fromString(text.substring(2, slash)));
            return new OfTurn(new TurnId(episode, Integer.parseInt(text.substring(slash + 1))));
        }
        throw KeepsakeException.invalid(
                "An entry key starts with m: or t:; got a text of " + text.length() + " characters that does not");
    }
}
