package dev.keepsake.engine.screen;

import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.model.ModelUse;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts of one reading on their way through the checks. For one thread. */
final class Docket {

    /** Whoever fills the quarantine with one message gains nothing by it. */
    static final int MOST_HELD = 50;

    private final ExtractionRequest request;
    private final Said said;
    private final List<String> served;
    private final Deadline deadline;
    private final Map<Integer, Fact> open = new LinkedHashMap<>();
    private final Map<Integer, Voice> voices = new HashMap<>();
    private final List<LeftOut> left = new ArrayList<>();
    private final List<Screened.Held> held = new ArrayList<>();
    private final List<ModelUse> used = new ArrayList<>();

    /** @param served texts that were served to the scope not long ago */
    Docket(ExtractionRequest request, List<Fact> facts, List<String> served, Deadline deadline) {
        this.request = request;
        this.served = served;
        this.deadline = deadline;
        this.said =
                new Said(request.episode(), served.stream().map(Served::plain).toList());
        facts.forEach(fact -> open.put(open.size(), fact));
    }

    ExtractionRequest request() {
        return request;
    }

    Said said() {
        return said;
    }

    List<String> served() {
        return served;
    }

    Deadline deadline() {
        return deadline;
    }

    /** The facts on which nothing is decided yet, by their numbers. */
    Map<Integer, Fact> open() {
        return new LinkedHashMap<>(open);
    }

    /** Whose voice was found in the fact. */
    void hear(int number, Voice voice) {
        voices.put(number, voice);
    }

    /** The voice of the fact; a person's where nobody has listened. */
    Voice voice(int number) {
        return voices.getOrDefault(number, Voice.PERSON);
    }

    /** Goes on with the fact in another form. */
    void replace(int number, Fact fact) {
        open.put(number, fact);
    }

    /** The fact is not kept. */
    void leave(int number, LeftOut.Cause cause, String reason) {
        Fact fact = open.remove(number);
        if (fact != null) {
            left.add(new LeftOut(fact.sources().getFirst().turn(), cause, reason));
        }
    }

    /** The fact is held until somebody has looked at it. */
    void hold(int number, String reason) {
        Fact fact = open.remove(number);
        if (fact != null) {
            left.add(new LeftOut(fact.sources().getFirst().turn(), LeftOut.Cause.QUARANTINED, reason));
            if (held.size() < MOST_HELD) {
                held.add(new Screened.Held(fact, reason));
            }
        }
    }

    void use(ModelUse use) {
        used.add(use);
        request.surroundings().took(use);
    }

    Screened decided() {
        return new Screened(List.copyOf(open.values()), left, held, used);
    }
}
