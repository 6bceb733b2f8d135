package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Role;
import dev.keepsake.extract.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether it is of a kind that is true and of no use: what timers report, how an agent is set up, where a task stands. */
final class JunkCheck implements Check {

    /** One technical word is in many a sentence; where a program is described, there are more. */
    private static final int MACHINE_WORDS = 2;

    private static final Map<String, String> REASONS = reasons();
    /** Of everything, and of what no person says. */
    private static final Map<String, List<Pattern>> ALWAYS = patterns("");

    private static final Map<String, List<Pattern>> OF_PROGRAMS = patterns("-of-program");
    private static final List<Pattern> MACHINE = Lines.patterns("junk.txt", "machine");

    @Override
    public void examine(Docket docket) {
        if (docket.said().peopleOnly()) {
            return;
        }
        docket.open().forEach((number, fact) -> {
            String reason = reason(fact, docket.voice(number) != Voice.PERSON);
            if (reason != null) {
                docket.hold(number, reason);
            }
        });
    }

    private static @Nullable String reason(Fact fact, boolean program) {
        String text = withoutLabel(fact.text());
        String always = reason(text, ALWAYS);
        if (always != null || !program) {
            return always;
        }
        return fact.attribution().role() != Role.USER && isOfMachines(text)
                ? "describes how a program is set up"
                : reason(text, OF_PROGRAMS);
    }

    private static @Nullable String reason(String text, Map<String, List<Pattern>> patterns) {
        for (Map.Entry<String, List<Pattern>> kind : patterns.entrySet()) {
            if (kind.getValue().stream()
                    .anyMatch(pattern -> pattern.matcher(text).find())) {
                return REASONS.get(kind.getKey());
            }
        }
        return null;
    }

    private static boolean isOfMachines(String text) {
        int words = 0;
        for (Pattern pattern : MACHINE) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                words++;
            }
        }
        return words >= MACHINE_WORDS;
    }

    /** "Assistant: HEARTBEAT_OK" is about the same as what is behind the label. */
    private static String withoutLabel(String text) {
        int colon = text.indexOf(": ");
        return colon > 0 && text.substring(0, colon).matches("User|Assistant") ? text.substring(colon + 2) : text;
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("timer", "what a timer or a monitor reports");
        reasons.put("agent", "what an agent is told about itself");
        reasons.put("question", "repeats what was asked");
        reasons.put("passing", "the state of a task, which passes");
        reasons.put("courtesy", "says nothing that lasts");
        return reasons;
    }

    private static Map<String, List<Pattern>> patterns(String ending) {
        Map<String, List<Pattern>> patterns = new LinkedHashMap<>();
        reasons().keySet().forEach(kind -> patterns.put(kind, Lines.patterns("junk.txt", kind + ending)));
        return patterns;
    }
}
