package dev.keepsake.engine;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Takes every line of a turn for a fact, so that one turn may hold several. */
final class EachLineIsAFact implements Extractor {

    @Override
    public String name() {
        return "each-line/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        List<Fact> facts = new ArrayList<>();
        for (Turn turn : request.episode().turns()) {
            int start = 0;
            for (String line : turn.text().split("\n", -1)) {
                if (!line.isBlank()) {
                    facts.add(new Fact(
                            line,
                            new Attribution(turn.role(), turn.name()),
                            turn.time(),
                            List.of(new Source(turn.id(), new Span(start, start + line.length())))));
                }
                start += line.length() + 1;
            }
        }
        return facts.isEmpty() ? new Extraction.Nothing("only blank lines") : new Extraction.Facts(facts);
    }
}
