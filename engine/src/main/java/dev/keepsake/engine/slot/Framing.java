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
        for (int depth = 0; depth < DEEPEST; depth++) {
            Framing inner = framing.inner();
            if (inner == framing) {
                break;
            }
            framing = inner;
        }
        boolean alien = framing.source == null
                && (QUOTED.matcher(framing.rest).find()
                        || SAID_BEHIND.matcher(framing.rest).find());
        return alien ? NOTHING : framing;
    }

    private Framing inner() {
        for (Frame frame : FRAMES) {
            Matcher matcher = frame.pattern.matcher(rest);
            if (matcher.lookingAt()) {
                String inside = rest.substring(matcher.end()).strip();
                switch (frame.kind) {
                    case "skip" -> {
                        return new Framing(inside, corrects, retracts, source);
                    }
                    case "correct" -> {
                        return new Framing(inside, true, retracts, source);
                    }
                    case "retract" -> {
                        return new Framing(inside, corrects, true, source);
                    }
                    case "heard" -> {
                        if (source != null) {
                            return NOTHING;
                        }
                        return new Framing(inside.replaceAll("^\"|\"$", ""), corrects, retracts, matcher.group("who"));
                    }
                    default -> {
                        return NOTHING;
                    }
                }
            }
        }
        return this;
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
