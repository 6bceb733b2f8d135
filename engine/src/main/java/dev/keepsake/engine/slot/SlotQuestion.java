package dev.keepsake.engine.slot;

import dev.keepsake.memory.Trust;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which slot a question asks for: "Where does Ana work now?" asks for Ana's employer, whenever. English only; of a
 * question that it does not understand it says nothing. Pure.
 */
public final class SlotQuestion {

    private static final String SUBJECT = "[\\p{L}'-]+(?: [\\p{L}'-]+){0,2}?";

    private static final String OWNER = "(?<o>my|our|" + SUBJECT + "'s?) ";
    private static final String CHANGED =
            "(?:current|currently|new|latest|present|previous|former|old|last|first|original)";
    /** Beyond that it is a text and not a question. */
    private static final int LONGEST = 200;

    private static final List<Form> FORMS =
            Words.lines("questions.txt").stream().map(Form::parse).toList();

    private SlotQuestion() {}

    /** The keys of the slot that {@code question} asks for, the most trusted first; what is merely quoted answers none. */
    public static List<String> keys(String question) {
        String plain = question.strip()
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[?!.\\s]+$", "")
                .replaceAll("^(where|what|who|which|how)'s ", "$1 is ");
        if (plain.length() > LONGEST) {
            return List.of();
        }
        for (Form form : FORMS) {
            Matcher matcher = form.pattern.matcher(plain);
            if (matcher.matches()) {
                String subject = subject(matcher);
                String named = Words.canonical(Values.name(AttributePattern.group(matcher, "p")));
                String attribute = form.attribute.replace("{p}", named);
                return Arrays.stream(Trust.values())
                        .filter(trust -> trust != Trust.QUOTED)
                        .map(trust -> subject + "/" + attribute + TrustMark.of(trust))
                        .toList()
                        .reversed();
            }
        }
        return List.of();
    }

    private static String subject(Matcher matcher) {
        String owner = AttributePattern.group(matcher, "o").replaceFirst("'s?$", "");
        String words = owner.isEmpty() ? AttributePattern.group(matcher, "s") : owner;
        return List.of("i", "me", "my", "we", "us", "our", "user").contains(words) ? "user" : words;
    }

    private record Form(String attribute, Pattern pattern) {

        static Form parse(String line) {
            String[] sides = line.split(" \\| ", 2);
            String text = sides[1].replace("{S}", "(?<s>" + SUBJECT + ")")
                    .replace("{O}", OWNER + "(?:" + CHANGED + " )*")
                    .replace("{O:changed}", OWNER + CHANGED + " ")
                    .replace("{W}", "(?:which|what|how many)")
                    .replace(
                            "{T}",
                            "(?:(?:currently|now|still|previously|formerly|ever|before|used to|been|to|first|originally) )*")
                    .replace("{DO}", "(?:does|do|did|is|are|am|was|were|has|have|had)")
                    .replace("{B}", "(?:is|are|am|was|were|has been|have been|has|have)")
                    .replace(
                            "{P}",
                            "(?<p>favou?rite \\p{L}+|(?:\\p{L}+ )?(?:teacher|tutor|coach|instructor|trainer)|"
                                    + Words.anyOf("data") + "|" + Words.anyOf("role") + ")")
                    .replace(
                            "{END}",
                            "(?: (?:in|at|for|with|to|these days|now|nowadays|currently|today|at the moment|right now|at present"
                                    + "|any ?more|before|before that|previously|formerly|then|at first|originally|so far|over time))*");
            return new Form(sides[0].strip(), Pattern.compile(text, Pattern.UNICODE_CHARACTER_CLASS));
        }
    }
}
