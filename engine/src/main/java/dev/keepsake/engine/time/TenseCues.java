package dev.keepsake.engine.time;

import dev.keepsake.engine.extract.Tense;
import dev.keepsake.engine.extract.Tenses;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where English sentences look, told by the verb nearest to a place: the last one before it in the same sentence, else the first
 * one after it. Needs no model, so that every message can be read; the extractor knows its sentences better and says so itself.
 *
 * @param cues the verbs, in order
 * @param ends where sentences end, in order
 */
record TenseCues(List<Cue> cues, List<Integer> ends) implements Tenses {

    private static final Pattern AHEAD = Pattern.compile(
            "\\b(?:will|won't|shall|gonna|going to|(?:plan|hope|want|need|have|has|love|like|ready|excited|happy|about|due"
                    + "|supposed|aim|expect|intend)(?:s|ning|ing|ed)? to|planning|upcoming|soon|scheduled|booked|planned"
                    + "|due|deadline|remind|let's|please|don't forget|look(?:ing)? forward|can't wait|see you"
                    + "|(?:can|could|should|would|shall|might|must) (?:you|we|i|he|she|they)"
                    + "|(?:i|we|you|he|she|they|it)(?: can| should| would| could| may| might| must)"
                    + "|(?:have|has|'ve|'s) got|(?:i|we|you|they) have an?|(?:he|she|it) has an?"
                    + "|(?:am|is|are)(?: \\w+){0,2} \\w+ing|is|are|starts?|begins?|leaves?|opens?|arrives?|ends?)\\b"
                    + "|'ll\\b|(?<=\\w)'(?:m|re|s) \\w+ing\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BACK = Pattern.compile(
            "\\b(?:was|were|had|did|didn't|wasn't|weren't|hadn't|been|used to|ago|went|saw|met|got|made|took|came|gave|bought"
                    + "|found|told|said|left|felt|kept|began|ran|wrote|ate|drank|slept|spoke|thought|brought|taught|caught"
                    + "|built|sent|spent|lost|won|sold|held|heard|grew|knew|flew|drew|threw|drove|rode|wore|chose|broke"
                    + "|woke|swam|sang|sat|stood|understood|became|paid|fell|hung|fought|forgot|gone|done|seen|born"
                    + "|(?!(?:excited|interested|supposed|scheduled|planned|booked|tired|need|indeed|hundred|speed|feed|seed"
                    + "|bleed|breed|exceed|proceed|succeed|married|bored|worried|expected|intended|hoped|wanted to)\\b)"
                    + "[a-z]{2,}ed)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Followed by a space or nothing, so that neither "5.30" nor "p.m." ends one. */
    private static final Pattern END = Pattern.compile("(?<![ap]\\.m)[.!?](?=\\s|$)|\\n");

    record Cue(int position, Tense tense) {}

    static TenseCues of(String text) {
        String plain = text.replace('\u2019', '\'');
        List<Cue> cues = new ArrayList<>();
        Matcher ahead = AHEAD.matcher(plain);
        while (ahead.find()) {
            cues.add(new Cue(ahead.start(), Tense.FUTURE));
        }
        Matcher back = BACK.matcher(plain);
        while (back.find()) {
            cues.add(new Cue(back.start(), Tense.PAST));
        }
        cues.sort((one, other) -> Integer.compare(one.position(), other.position()));
        List<Integer> ends = new ArrayList<>();
        Matcher end = END.matcher(plain);
        while (end.find()) {
            ends.add(end.start());
        }
        return new TenseCues(List.copyOf(cues), List.copyOf(ends));
    }

    @Override
    public Tense at(int position) {
        int begin = 0;
        int stop = Integer.MAX_VALUE;
        for (int end : ends) {
            if (end >= position) {
                stop = end;
                break;
            }
            begin = end;
        }
        Tense tense = Tense.UNKNOWN;
        for (Cue cue : cues) {
            boolean inSentence = cue.position() >= begin && cue.position() < stop;
            if (inSentence && (cue.position() < position || tense == Tense.UNKNOWN)) {
                tense = cue.tense();
            }
        }
        return tense;
    }
}
