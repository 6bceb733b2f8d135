package dev.keepsake.engine.time;

import dev.keepsake.engine.extract.SpokenLanguages;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The English words by which a question says what it wants of time. */
final class IntentWords {

    private static final String UNITS = "(?:seconds|minutes|hours|days|nights|weeks|weekends|months|years|decades)";
    private static final String AUXILIARY =
            "(?:did|does|do|is|are|was|were|will|would|should|can|could|has|have|had|didn't|won't|isn't|'s|'d|'ll)";

    private static final Map<Intent, Pattern> WORDS = new EnumMap<>(Map.of(
            Intent.FIRST,
            words(
                    "(?<!at )first(?! (?:name|aid|class|lady|hand|person|things? first|of all))|originally|initially|earliest"
                            + "|in the beginning|at the (?:very )?(?:beginning|start)|to begin with|firstly|oldest (?:memory|memories)"),
            Intent.LATEST,
            words(
                    "latest|most recent(?:ly)?|recent(?:ly)?|lately|newest|of late|(?<!at )last(?! (?:name|names|long|longer))"),
            Intent.PREVIOUS,
            words(
                    "previous(?:ly)?|former(?:ly)?|prior"
                            + "|(?<!\\b(?:get|got|is|are|was|were|be|been|getting)(?: \\w{1,20})? )used to|(?<=\\bdid \\w{1,20} )use to"
                            + "|no longer|earlier|old (?:job|house|home|car|flat|apartment|address|number"
                            + "|phone|company|employer|school|boss|partner|name|place)|back then|in the past|in those days"
                            + "|once upon a time|before(?! (?:the )?(?:meals?|bed|breakfast|lunch|dinner|sleep(?:ing)?)\\b)|ex-\\w+"),
            Intent.CURRENT,
            words(
                    "current(?:ly)?|right now|now|at the moment|at present|presently|these days|nowadays|still|as of (?:now|today)"
                            + "|at this (?:point|time)|any ?more|up[ -]to[ -]date"),
            Intent.DURATION,
            words("how long(?! ago| before now| (?:is|was) it since| since)|how many " + UNITS
                    + "(?! ago| old| since| before)"
                    + "|how much time|what (?:is|was) the (?:duration|length) of|for how many"),
            Intent.WHEN,
            Pattern.compile(
                    "(?:^\\s*|[.,;:?!\\u2014(-] ?|\\b(?:and|so|but|or|since|until|till|by|from|exactly|just|hey|ok|okay|please)\\s+)"
                            + "when(?:\\s+|(?='))" + AUXILIARY + "\\b"
                            + "|^\\s*when\\s*(?:exactly)?\\s*\\??\\s*$"
                            + "|\\b(?:since|until|till|by|from|exactly) when\\b"
                            + "|\\b(?:know|knows|remember|remembers|recall|tell me|tell us|say|said|mention|mentioned|remind me|find out"
                            + "|figure out|sure|ask|asked|wonder|wondering|forgot) (?:\\w+ )?when\\b"
                            + "|\\b(?:what|which) (?:exact |specific |calendar )?(?:year|month|day|date|week|weekend|season|time|weekday"
                            + "|decade|quarter|century|hour)s?\\b(?! of year|-off)"
                            + "|\\bhow (?:(?:long|many " + UNITS + "|far back) (?:ago|since|before)|recently|soon)\\b"
                            + "|\\bhow long (?:is|was) it since\\b"
                            + "|\\bthe (?:exact )?(?:dates?|year|month|day) (?:of|when|on which|in which|that)\\b"
                            + "|\\bat what (?:point|age|time)\\b",
                    Pattern.CASE_INSENSITIVE)));

    private IntentWords() {}

    private static Pattern words(String regex) {
        return Pattern.compile("(?<![\\w-])(?:" + regex + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
    }

    /** What {@code question} wants; words that are part of a time it names say nothing more. */
    static Set<Intent> in(String question, List<NamedTime> times) {
        String plain = question.replace('\u2019', '\'');
        Set<Intent> wanted = EnumSet.noneOf(Intent.class);
        WORDS.forEach((intent, words) -> {
            Matcher match = words.matcher(plain);
            while (match.find()) {
                int start = match.start();
                int end = match.end();
                if (times.stream().noneMatch(time -> belongsTo(time, start, end))) {
                    wanted.add(intent);
                }
            }
        });
        SpokenLanguages.asked(question).forEach(intent -> wanted.add(Intent.valueOf(intent)));
        return wanted;
    }

    /** Whether the words are those of a time, or lead it in: "before 2020". */
    private static boolean belongsTo(NamedTime time, int start, int end) {
        boolean within = start < time.span().end() && time.span().start() < end;
        return within || (end < time.span().start() && time.span().start() - end <= " the ".length());
    }
}
