package dev.keepsake.engine.slot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a sentence says what it says: whether it corrects or takes back, whether somebody else is the source, or whether it
 * says nothing of how things are.
 *
 * @param rest what is left to be read; empty when nothing is said
 * @param corrects whether it says that what was said before is wrong
 * @param retracts whether it takes back what follows
 * @param source who is said to have said it, or null for the speaker
 */
record Framing(
        String rest,
        boolean corrects,
        boolean retracts,
        @Nullable String source) {

    private static final List<Frame> FRAMES =
            Words.lines("frames.txt").stream().map(Frame::parse).toList();
    private static final Framing NOTHING = new Framing("", false, false, null);
    /** Openings of openings do not go on for ever. */
    private static final int DEEPEST = 5;

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\\s[^\"]*\\s[^\"]*\"");
    private static final Pattern SAID_BEHIND = Pattern.compile(
            ",? (?:says?|said|claims?|claimed|told me|according to) [\\p{L}' ]{1,30}$|\"?,? \\p{L}+ (?:says|said)$");
    private static final Pattern LABELLED = Pattern.compile("^(\\p{Lu}[\\p{L}'-]*): \"?(.+?)\"?$");

    static Framing of(String sentence) {
        Matcher labelled = LABELLED.matcher(sentence);
        if (labelled.matches() && !Frame.isOpening(labelled.group(1))) {
            return new Framing(labelled.group(2), false, false, labelled.group(1));
        }
        Framing framing = new Framing(sentence, false, false, null);
        Framing inner = framing.inner();
        for (int depth = 0; inner != null && depth < DEEPEST; depth++) {
            framing = inner;
            inner = framing.inner();
        }
        boolean alien = framing.source == null
                && (QUOTED.matcher(framing.rest).find()
                        || SAID_BEHIND.matcher(framing.rest).find());
        return alien ? NOTHING : framing;
    }

    /** What is left behind the next opening, or null when the sentence itself begins here. */
    private @Nullable Framing inner() {
        for (Frame frame : FRAMES) {
            Matcher matcher = frame.pattern.matcher(rest);
            if (matcher.lookingAt()) {
                String inside = rest.substring(matcher.end()).strip();
                return switch (frame.kind) {
                    case "skip" -> new Framing(inside, corrects, retracts, source);
                    case "correct" -> new Framing(inside, true, retracts, source);
                    case "retract" -> new Framing(inside, corrects, true, source);
                    case "heard" -> heard(inside, matcher.group("who"));
                    default -> NOTHING;
                };
            }
        }
        return null;
    }

    /** What one says that another said of a third is nobody's word. */
    private Framing heard(String inside, String who) {
        return source == null ? new Framing(inside.replaceAll("^\"|\"$", ""), corrects, retracts, who) : NOTHING;
    }

    private record Frame(String kind, Pattern pattern) {

        static Frame parse(String line) {
            String[] sides = line.split(" \\| ", 2);
            return new Frame(sides[0], Pattern.compile(sides[1], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        }

        /** "Correction:" is no name of somebody who speaks. */
        static boolean isOpening(String word) {
            return FRAMES.stream()
                    .anyMatch(frame -> frame.pattern.matcher(word + ": x").lookingAt());
        }
    }
}
