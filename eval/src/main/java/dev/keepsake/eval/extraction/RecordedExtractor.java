package dev.keepsake.eval.extraction;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.eval.Provenance;
import dev.keepsake.eval.dataset.LocomoObservations;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers with the facts that were recorded for a conversation instead of reading it, so that everything behind an extractor
 * can be measured with facts of a language model and without one. The conversation is the episode's user; a turn is
 * recognised by the attribute that carries its gold id.
 */
public final class RecordedExtractor implements Extractor {

    private final LocomoObservations observations;

    public RecordedExtractor(LocomoObservations observations) {
        this.observations = observations;
    }

    @Override
    public String name() {
        return "recorded/locomo-observation";
    }

    @Override
    public Extraction extract(ExtractionRequest request, Deadline deadline) {
        Episode episode = request.episode();
        Map<String, Turn> said = new HashMap<>();
        for (Turn turn : episode.turns()) {
            String gold = turn.attributes().text(Provenance.ATTRIBUTE);
            if (gold != null) {
                said.put(gold, turn);
            }
        }
        String conversation = episode.scope().user();
        List<Fact> facts = new ArrayList<>();
        for (LocomoObservations.Observation observation : observations.of(conversation == null ? "" : conversation)) {
            List<Turn> sources = observation.turns().stream()
                    .filter(said::containsKey)
                    .map(said::get)
                    .toList();
            if (!sources.isEmpty()) {
                facts.add(fact(observation, sources));
            }
        }
        return facts.isEmpty()
                ? new Extraction.Nothing("Nothing was recorded for this session")
                : new Extraction.Facts(facts);
    }

    private static Fact fact(LocomoObservations.Observation observation, List<Turn> sources) {
        Turn first = sources.getFirst();
        return new Fact(
                observation.text(),
                new Attribution(first.role(), observation.person()),
                first.time(),
                sources.stream()
                        .map(turn ->
                                new Source(turn.id(), new Span(0, turn.text().length())))
                        .toList());
    }
}
