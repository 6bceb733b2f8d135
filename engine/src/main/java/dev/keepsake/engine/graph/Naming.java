package dev.keepsake.engine.graph;

import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one statement calls those it is about: whom "I", "my sister" and "Anna" in it mean.
 *
 * @param text the statement
 * @param speaker what its speaker is called
 * @param mentions the entities that its text names
 * @param into takes what a way to call somebody says of them: "my sister Anna" is a sister
 */
record Naming(String text, String speaker, List<EntityMention> mentions, Gathered into) {

    /** A name as it is written: words with capitals, and small ones between them. */
    static final String NAME = "(?:(?:Dr|Mr|Mrs|Ms|Prof)\\.? )?\\p{Lu}[\\p{L}\\p{M}\\p{N}&-]*(?:'\\p{Lu}\\p{L}+)?"
            + "(?: (?:(?:of|the|of the|de|da|del|du|la|van|von) )?[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}&-]*(?:'\\p{Lu}\\p{L}+)?){0,4}";

    private static final String KIND_WORDS =
            "(?:(?:older|younger|elder|eldest|oldest|youngest|big|little|baby|new|good|dear|old"
                    + "|best|close|closest|lovely|two|three|four) )*(?:\\p{Ll}+ (?=teacher|tutor|coach|trainer|instructor))?";

    private static final String OWNER = "(?:[Mm]y|[Oo]ur|" + NAME + "'s)";

    /** Somebody who is called by what they are to somebody. */
    static final String BOUND = OWNER + " " + KIND_WORDS + "(?:" + Bond.ANY + ")";

    /** Somebody, however called. */
    static final String WHO = "(?:I|[Ww]e|me|us|" + BOUND + "(?:,? " + NAME + ")?|" + NAME + ")";

    private static final Pattern BOUND_PARTS =
            Pattern.compile("(?<o>" + OWNER + ") " + KIND_WORDS + "(?<k>" + Bond.ANY + ")(?:,? (?<n>" + NAME + "))?");

    private static final Pattern DATE_WORD =
            Pattern.compile("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February"
                    + "|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Today|Tomorrow"
                    + "|Yesterday");

    private static final Set<String> SPEAKER = Set.of("i", "we", "me", "us", "user", "my", "our");

    /** The name of whom {@code words}, which match {@link #WHO}, mean; null when that is not certain. */
    @Nullable
    String who(String words) {
        if (isSpeaker(words)) {
            return speaker;
        }
        Matcher bound = BOUND_PARTS.matcher(words);
        return bound.matches() ? bound(bound) : named(words);
    }

    /** The name of what {@code words}, which match {@link #NAME}, mean; null when they are no name. */
    @Nullable
    String what(String words) {
        return isSpeaker(words) ? speaker : DATE_WORD.matcher(words).matches() ? null : words;
    }

    /** A person is taken for one only where the text's names were read as such. */
    private @Nullable String named(String words) {
        String canonical = " " + CanonicalName.of(words) + " ";
        boolean known = mentions.stream()
                .filter(mention -> mention.kind() != EntityKind.PLACE)
                .map(mention -> " " + mention.canonical() + " ")
                .anyMatch(name -> name.contains(canonical));
        return known ? what(words) : null;
    }

    private @Nullable String bound(Matcher parts) {
        Bond bond = Bond.of(parts.group("k"));
        String words = parts.group("o");
        String owner = isSpeaker(words) ? speaker : who(words.replaceFirst("'s$", ""));
        if (bond == null || owner == null) {
            return null;
        }
        String name = parts.group("n");
        boolean nameless = name == null;
        if (nameless && !bond.single()) {
            return null;
        }
        String end = nameless ? owner + "'s " + parts.group("k").toLowerCase(Locale.ROOT) : what(name);
        if (end != null) {
            into.bond(end, bond, owner);
        }
        return end;
    }

    private static boolean isSpeaker(String words) {
        return SPEAKER.contains(words.toLowerCase(Locale.ROOT).replaceFirst("'s$", ""));
    }
}
