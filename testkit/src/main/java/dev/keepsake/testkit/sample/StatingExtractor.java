package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Verdict;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Source;
import dev.keepsake.time.Deadline;
import java.util.List;

/** Takes every turn for a fact; of {@code ! Anna -> knows -> Tom} it reads the relation that it spells out. */
public final class StatingExtractor implements Extractor {

    @Override
    public String name() {
        return "stating/1";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        return new Extraction.Facts(
                request.episode().turns().stream().map(StatingExtractor::fact).toList());
    }

    private static Fact fact(Turn turn) {
        return new Fact(
                turn.text(),
                new Attribution(turn.role(), turn.name()),
                turn.time(),
                List.of(new Source(turn.id(), new Span(0, turn.text().length()))),
                Nature.PLAIN,
                new Verdict.New(),
                relations(turn.text()));
    }

    private static List<RelationMention> relations(String text) {
        String[] parts = text.startsWith("! ") ? text.substring(2).split(" -> ") : new String[0];
        return parts.length == 3 ? List.of(new RelationMention(parts[0], parts[1], parts[2])) : List.of();
    }
}
