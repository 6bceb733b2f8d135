package dev.keepsake.conversation;

import dev.keepsake.attribute.Attributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message as it is kept.
 *
 * @param id its address
 * @param role who spoke
 * @param name the speaker's name, or null
 * @param text everything said, see {@link Message#text()}; sources count characters (UTF-16 units) in it
 * @param time when it was said
 * @param identity a digest that is equal for the same message of the same scope however often it is sent, and different
 *     for the same words said at another time
 * @param attributes the message's own attributes
 */
public record Turn(
        TurnId id,
        Role role,
        @Nullable String name,
        String text,
        Instant time,
        String identity,
        Attributes attributes) {

    /** The same turn in other words. */
    public Turn withText(String words) {
        return new Turn(id, role, name, words, time, identity, attributes);
    }
}
