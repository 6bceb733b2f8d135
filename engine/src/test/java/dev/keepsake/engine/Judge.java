package dev.keepsake.engine;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.time.Deadline;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/** Takes every turn for a fact, with the verdict that was set for it. */
final class Judge implements Extractor {

    private final Queue<Verdict> verdicts = new ArrayDeque<>();

    void next(Verdict verdict) {
        verdicts.add(verdict);
    }

    @Override
    public String name() {
        return "judge/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        Function<Turn, Fact> fact = turn -> new Fact(
                        turn.text(),
                        new Attribution(turn.role(), turn.name()),
                        turn.time(),
                        List.of(new Source(turn.id(), new Span(0, turn.text().length()))))
                .withVerdict(verdicts.remove());
        return new Extraction.Facts(request.episode().turns().stream().map(fact).toList());
    }
}
