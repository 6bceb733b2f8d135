package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.store.Outcome;
import dev.keepsake.store.Submission;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an episode: what is worth keeping, with its vectors. The slow part of an add, and the one outside any transaction. */
public final class Reader {

    private final Extractor extractor;
    private final Embedder embedder;
    private final ClaimReader claimReader = new ClaimReader();

    public Reader(Extractor extractor, Embedder embedder) {
        this.extractor = extractor;
        this.embedder = embedder;
    }

    Reading read(Submission submission, Deadline deadline) {
        return submission.infer() ? facts(submission.episode(), deadline) : verbatim(submission.episode(), deadline);
    }

    private Reading verbatim(Episode episode, Deadline deadline) {
        List<Fact> turns = new ArrayList<>();
        List<Outcome.NotStored> left = new ArrayList<>();
        for (Turn turn : episode.turns()) {
            if (turn.role() == Role.SYSTEM) {
                left.add(new Outcome.NotStored(turn.id(), "a system message"));
            } else if (turn.text().isBlank()) {
                left.add(new Outcome.NotStored(turn.id(), "no text"));
            } else {
                Source whole = new Source(turn.id(), new Span(0, turn.text().length()));
                Attribution speaker = new Attribution(turn.role(), turn.name());
                turns.add(new Fact(turn.text(), speaker, turn.time(), List.of(whole)));
            }
        }
        return read(episode, turns, left, null, List.of(), deadline);
    }

    private Reading facts(Episode episode, Deadline deadline) {
        List<Turn> said = episode.turns().stream()
                .filter(turn -> turn.role() != Role.SYSTEM && !turn.text().isBlank())
                .toList();
        return switch (extractor.extract(episode, deadline)) {
            case Extraction.Facts(List<Fact> facts) -> {
                List<Fact> distinct = mergeEqual(facts);
                yield read(episode, distinct, List.of(), extractor.name(), said, deadline);
            }
            case Extraction.Nothing(String reason) -> unread(episode, said, reason, deadline);
            case Extraction.Unreadable(String reason) -> unread(episode, said, reason, deadline);
        };
    }

    private Reading unread(Episode episode, List<Turn> said, String reason, Deadline deadline) {
        List<Outcome.NotStored> left = List.of(new Outcome.NotStored(null, reason));
        return read(episode, List.of(), left, extractor.name(), said, deadline);
    }

    /** Facts that say the same in the same words become one with the sources of all. */
    private static List<Fact> mergeEqual(List<Fact> facts) {
        Map<String, Fact> byText = new LinkedHashMap<>();
        for (Fact fact : facts) {
            byText.merge(fact.text(), fact, Reader::withSourcesOf);
        }
        return List.copyOf(byText.values());
    }

    private static Fact withSourcesOf(Fact first, Fact second) {
        Set<Source> sources = new LinkedHashSet<>(first.sources());
        sources.addAll(second.sources());
        return new Fact(first.text(), first.attribution(), first.validFrom(), List.copyOf(sources));
    }

    /** Adds the vectors and features; everything is embedded in one call, so that the embedder can order its work. */
    private Reading read(
            Episode episode,
            List<Fact> facts,
            List<Outcome.NotStored> left,
            @Nullable String name,
            List<Turn> indexed,
            Deadline deadline) {
        Map<TurnId, String> contexts = FeatureReader.contexts(episode.turns());
        Set<String> distinct = new LinkedHashSet<>();
        facts.forEach(fact -> distinct.add(IndexText.of(fact.attribution().actor(), fact.text())));
        indexed.forEach(turn -> distinct.add(IndexText.of(turn.name(), turn.text())));
        distinct.addAll(contexts.values());
        Map<String, Embedding> byText = embed(List.copyOf(distinct), deadline);
        Map<TurnId, Features> ofTurns = new HashMap<>();
        for (Turn turn : episode.turns()) {
            String context = contexts.get(turn.id());
            Features read = FeatureReader.of(turn);
            ofTurns.put(turn.id(), context == null ? read : read.withInContext(byText.get(context)));
        }
        boolean extracted = name != null;
        return new Reading(
                facts,
                left,
                name,
                indexed,
                extracted ? Claims.of(claimReader, episode, facts) : Claims.NONE,
                byText,
                ofTurns,
                extracted ? features(episode, facts) : Map.of());
    }

    private static Map<String, Features> features(Episode episode, List<Fact> facts) {
        Map<String, Features> features = new HashMap<>();
        for (Fact fact : facts) {
            Turn turn = episode.turns().get(fact.sources().getFirst().turn().ordinal());
            features.put(fact.text(), FeatureReader.of(fact, turn.time()));
        }
        return features;
    }

    private Map<String, Embedding> embed(List<String> texts, Deadline deadline) {
        List<Embedding> embeddings = embedder.embed(texts, Embedder.Purpose.PASSAGE, deadline);
        Map<String, Embedding> byText = new HashMap<>();
        for (int text = 0; text < texts.size(); text++) {
            byText.put(texts.get(text), embeddings.get(text));
        }
        return byText;
    }
}
