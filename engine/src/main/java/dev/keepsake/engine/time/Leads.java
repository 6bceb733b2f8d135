package dev.keepsake.engine.time;

import dev.keepsake.conversation.Span;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words before a time that turn it into the begin or the end of another one: since March, until Friday. */
final class Leads {

    private static final String OPTIONAL =
            "(?: the)?(?: very)?(?: (?:about|around|early|late|mid|end of|beginning of|start of))?";
    private static final Pattern SINCE = lead("since|ever since|starting|beginning|as from");
    private static final Pattern FROM = lead("from");
    private static final Pattern ON =
            Pattern.compile("^,? (?:on|onwards?|forward)\\b(?! (?:the|a|my|his|her|our|their)\\b)");
    private static final Pattern UNTIL = lead("until|till|til|'til|up to|up until|up till|through|thru");
    private static final Pattern BY = lead("by|no later than");
    private static final Pattern BEFORE = lead("before|prior to|earlier than|preceding|ahead of|leading up to");
    private static final Pattern AFTER = lead("after|following|later than|past");

    private static final int LONGEST = 28;

    private Leads() {}

    private static Pattern lead(String words) {
        return Pattern.compile("(?:^|[^\\p{L}])(?:" + words + ")" + OPTIONAL + " ?$");
    }

    /** How a time is led in at {@code span} of {@code text}. */
    static Relation of(String text, Span span) {
        String words = span.of(text).toLowerCase(Locale.ROOT);
        int first = words.indexOf(' ');
        String ownLead = first < 0 ? "" : words.substring(0, first);
        String before = text.substring(Math.max(0, span.start() - LONGEST), span.start())
                .toLowerCase(Locale.ROOT);
        Relation own = relation(ownLead, text, span);
        return own == Relation.DURING ? relation(before, text, span) : own;
    }

    private static Relation relation(String before, String text, Span span) {
        String after = text.substring(span.end(), Math.min(text.length(), span.end() + LONGEST));
        if (SINCE.matcher(before).find()
                || (FROM.matcher(before).find() && ON.matcher(after).find())) {
            return Relation.SINCE;
        }
        if (UNTIL.matcher(before).find() || BY.matcher(before).find()) {
            return Relation.UNTIL;
        }
        if (BEFORE.matcher(before).find()) {
            return Relation.BEFORE;
        }
        return AFTER.matcher(before).find() ? Relation.AFTER : Relation.DURING;
    }
}
