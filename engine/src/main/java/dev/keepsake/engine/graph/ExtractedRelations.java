package dev.keepsake.engine.graph;

import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes the relations that an extractor read, in one form; what cannot be one is left out. */
final class ExtractedRelations {

    private static final int LONGEST_NAME = 200;

    private static final Set<String> SPEAKER =
            Set.of("user", "the user", "i", "me", "myself", "speaker", "the speaker", "user_id");

    private ExtractedRelations() {}

    static void read(List<RelationMention> extracted, Attribution attribution, Gathered into) {
        for (RelationMention relation : extracted) {
            into.add(
                    name(relation.subject(), attribution),
                    Predicate.of(relation.predicate()),
                    name(relation.object(), attribution));
        }
    }

    /** A name in one line; models write names with underscores, and call the speaker by a role. Empty when it is none. */
    private static String name(String written, Attribution attribution) {
        String line = written.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String spaced = line.indexOf(' ') < 0 && line.indexOf('@') < 0
                ? line.replace('_', ' ').strip()
                : line;
        if (SPEAKER.contains(line.toLowerCase(Locale.ROOT))) {
            return RelationReader.speaker(attribution);
        }
        return spaced.length() > LONGEST_NAME || spaced.codePoints().noneMatch(Character::isLetterOrDigit)
                ? ""
                : spaced;
    }
}
