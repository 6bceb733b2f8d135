package dev.keepsake.bench.crash;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.time.Deadline;
import java.util.List;

/** Takes every message for a fact in its own words. */
final class EachMessageIsAFact implements Extractor {

    @Override
    public String name() {
        return "each-message/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return new Extraction.Facts(
                request.episode().turns().stream().map(EachMessageIsAFact::fact).toList());
    }

    private static Fact fact(Turn turn) {
        Source whole = new Source(turn.id(), new Span(0, turn.text().length()));
        return new Fact(turn.text(), new Attribution(turn.role(), turn.name()), turn.time(), List.of(whole));
    }
}
