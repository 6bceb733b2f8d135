package dev.keepsake.engine.search;

import dev.keepsake.conversation.Role;
import dev.keepsake.engine.slot.PastIntent;
import dev.keepsake.engine.time.QuestionTime;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.index.Circumstances;
import java.util.Set;

/**
 * A question as it was read.
 *
 * @param text as it was asked
 * @param vector its vector, made when it is first wanted
 * @param entities canonical names of the entities it names that the scope knows
 * @param speakers canonical names, whole or in part, of the scope's speakers that it names
 * @param roles the roles it means by "I" and "you"
 * @param time what it says of time
 * @param intent whether it is about how things are or how they were
 */
record Question(
        String text,
        QuestionVector vector,
        Set<String> entities,
        Set<String> speakers,
        Set<Role> roles,
        QuestionTime time,
        PastIntent intent) {

    /** Whether an entry was said by one of those it names; where nobody has a name, by one of the roles it means. */
    boolean namesSpeakerOf(Circumstances circumstances) {
        String actor = circumstances.actor();
        if (actor == null || actor.isBlank()) {
            return roles.contains(circumstances.role());
        }
        if (speakers.isEmpty()) {
            return false;
        }
        String name = CanonicalName.of(actor);
        if (speakers.contains(name)) {
            return true;
        }
        for (String word : name.split(" ")) {
            if (speakers.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
