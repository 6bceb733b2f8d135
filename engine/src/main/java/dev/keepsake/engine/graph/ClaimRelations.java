package dev.keepsake.engine.graph;

import dev.keepsake.engine.slot.Claim;
import dev.keepsake.engine.slot.ClaimKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.memory.Trust;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What claims about slots say of how somebody stands to something: the lines of {@code attributes.txt}. */
final class ClaimRelations {

    private static final int MOST_WORDS = 4;
    private static final int MOST_THINGS = 5;

    private static final List<Line> LINES = GraphWords.pairs("attributes.txt").stream()
            .map(pair -> Line.of(pair[0], pair[1]))
            .toList();

    private static final Pattern PART = Pattern.compile(",? and |, | or ");
    /** What begins so is an action, a judgement or somebody's, and no thing. */
    private static final Pattern NO_THING = Pattern.compile(
            "(?i)(?:to|how|that|when|what|it|being|having|my|his|her|their|our|your|this|these|those|going|getting|some|all|most) .*"
                    + "|.*\\b(?:is|are|was|were|am|she|he|they|we|you|i|me|about|because|more|less|much|lot)\\b.*");

    private ClaimRelations() {}

    static void read(List<Claim> claims, Naming naming) {
        for (Claim claim : claims) {
            boolean holds = claim.kind() != ClaimKind.ENDED && claim.kind() != ClaimKind.RETRACTS && !claim.denied();
            boolean known = claim.trust() == Trust.OWN || claim.trust() == Trust.STATED;
            if (holds && known && !claim.value().isBlank()) {
                LINES.stream()
                        .filter(line -> line.fits(claim.attribute()))
                        .findFirst()
                        .ifPresent(line -> read(claim, line, naming));
            }
        }
    }

    private static void read(Claim claim, Line line, Naming naming) {
        String subject = subject(claim.subject(), naming);
        if (subject == null) {
            return;
        }
        String value = line.named ? claim.value() : claim.value().replaceFirst("^the ", "");
        List<String> things =
                Arrays.stream(PART.split(value)).limit(MOST_THINGS).toList();
        for (String thing : line.named ? List.of(value) : things) {
            naming.into().add(subject, line.predicate(claim.attribute()), object(thing.strip(), line, naming));
        }
    }

    /** Somebody with a name, the speaker, or who is something to one of them. */
    private static @Nullable String subject(String key, Naming naming) {
        if (key.equalsIgnoreCase(naming.speaker()) || key.equals("user")) {
            return naming.speaker();
        }
        int owned = key.lastIndexOf("'s ");
        if (owned < 0) {
            String written = written(key, naming.text());
            // That it is somebody's name, whoever read the claim has made sure.
            return written == null || !Pattern.matches(Naming.NAME, written) ? null : naming.what(written);
        }
        Bond bond = Bond.of(key.substring(owned + 3));
        String owner = subject(key.substring(0, owned), naming);
        if (bond == null || !bond.single() || owner == null) {
            return null;
        }
        String somebody = owner + "'s " + key.substring(owned + 3);
        naming.into().bond(somebody, bond, owner);
        return somebody;
    }

    private static @Nullable String object(String value, Line line, Naming naming) {
        String written = written(value, naming.text());
        if (written == null || written.split(" ").length > MOST_WORDS + (line.named ? 2 : 0)) {
            return null;
        }
        if (line.named) {
            return isName(written, naming.mentions()) ? written : null;
        }
        return NO_THING.matcher(written).matches() || ownedBefore(value, naming.text()) ? null : written;
    }

    private static boolean isName(String written, List<EntityMention> mentions) {
        boolean capital =
                Pattern.compile("(?:^|[ -])[\\p{Lu}\\p{N}]").matcher(written).find();
        return capital || mentions.stream().anyMatch(mention -> mention.name().equalsIgnoreCase(written));
    }

    /** "my sister" is somebody's, and "to hike" is an action, though the claim has the last word alone. */
    private static boolean ownedBefore(String value, String text) {
        return Pattern.compile(
                        "\\b(?:my|his|her|their|our|your|this|that|(?:like|love|enjoy)s? to|[\\p{L}]+'s) "
                                + Pattern.quote(value) + "\\b",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .find();
    }

    /** A value, which is in small letters, as the text writes it; null when it has it in other words. */
    private static @Nullable String written(String value, String text) {
        Matcher found = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        return value.isBlank() || !found.find() ? null : found.group();
    }

    /**
     * One line.
     *
     * @param attribute the attribute, up to its star
     * @param open whether the attribute goes on behind that
     * @param predicate the relation
     * @param named whether its value has to be a name
     */
    private record Line(String attribute, boolean open, String predicate, boolean named) {

        static Line of(String attribute, String predicate) {
            boolean named = predicate.endsWith(" name");
            return new Line(
                    attribute.replace("*", ""),
                    attribute.endsWith("*"),
                    named ? predicate.substring(0, predicate.length() - " name".length()) : predicate,
                    named);
        }

        boolean fits(String claimed) {
            return open ? claimed.startsWith(attribute) : claimed.equals(attribute);
        }

        String predicate(String claimed) {
            String rest = open && predicate.endsWith("*") ? claimed.substring(attribute.length()) : "";
            return rest.isEmpty()
                    ? predicate.replace("*", "")
                    : predicate.replace("*", rest.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_"));
        }
    }
}
