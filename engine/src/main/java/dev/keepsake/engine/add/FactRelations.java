package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.graph.Relating;
import dev.keepsake.engine.graph.Statement;
import dev.keepsake.engine.slot.Claim;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.extract.Fact;
import dev.keepsake.index.Features;
import dev.keepsake.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds to what was read from an episode the relations that its facts state; a turn that is no memory states none. */
final class FactRelations {

    private final Relating relating;
    private final ClaimReader claimReader = new ClaimReader();

    FactRelations(Relating relating) {
        this.relating = relating;
    }

    Reading in(Reading reading, Episode episode, Deadline deadline) {
        List<Fact> facts = reading.facts();
        if (facts.isEmpty()) {
            return reading;
        }
        boolean verbatim = reading.extractor() == null;
        List<Statement> statements =
                facts.stream().map(fact -> statement(fact, reading, verbatim)).toList();
        List<Features> related = relating.relate(episode.project(), episode.scope(), statements, deadline);
        Map<TurnId, Features> ofTurns = new HashMap<>(reading.ofTurns());
        Map<String, Features> ofFacts = new HashMap<>(reading.ofFacts());
        for (int place = 0; place < facts.size(); place++) {
            if (verbatim) {
                ofTurns.put(turn(facts.get(place)), related.get(place));
            } else {
                ofFacts.put(facts.get(place).text(), related.get(place));
            }
        }
        return reading.withFeatures(ofTurns, ofFacts);
    }

    private Statement statement(Fact fact, Reading reading, boolean verbatim) {
        Features features = verbatim
                ? reading.ofTurns().getOrDefault(turn(fact), Features.NONE)
                : reading.ofFacts().getOrDefault(fact.text(), Features.NONE);
        List<Claim> claims = verbatim
                ? claimReader.read(fact.text(), fact.attribution())
                : reading.claims().of(fact);
        return new Statement(
                fact.text(), fact.attribution(), fact.nature().trust(), claims, fact.relations(), features);
    }

    private static TurnId turn(Fact fact) {
        return fact.sources().getFirst().turn();
    }
}
