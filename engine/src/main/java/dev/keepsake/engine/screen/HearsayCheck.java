package dev.keepsake.engine.screen;

import java.util.List;
import java.util.regex.Pattern;

/** Whether a program says it of the person it talks to, who has not: an agent that is mistaken about somebody is no source. */
final class HearsayCheck implements Check {

    static final String HEARSAY = "a program says so of a person, and the person does not";

    private static final List<Pattern> ABOUT_LISTENER = Lines.patterns("about-listener.txt", "about");

    @Override
    public void examine(Docket docket) {
        docket.open().forEach((number, fact) -> {
            boolean ofListener = docket.voice(number) == Voice.PROGRAM
                    && ABOUT_LISTENER.stream()
                            .anyMatch(about -> about.matcher(fact.text()).find());
            if (ofListener) {
                docket.hold(number, HEARSAY);
            }
        });
    }
}
