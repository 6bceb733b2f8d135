package dev.keepsake.engine.add;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.extract.ChatModelFailure;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.engine.extract.SenselessReply;
import dev.keepsake.engine.observe.Phase;
import dev.keepsake.engine.observe.Phases;
import dev.keepsake.engine.screen.Screened;
import dev.keepsake.engine.screen.Screening;
import dev.keepsake.engine.slot.ClaimReader;
import dev.keepsake.extract.Extraction;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Extractor;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Handling;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.extract.Policy;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Source;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedding;
import dev.keepsake.model.ModelUse;
import dev.keepsake.store.ProjectSettings;
import dev.keepsake.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads an episode: what is worth keeping, with its vectors. The slow part of an add, and the one outside any transaction. */
public final class Reader {

    private final Extractors extractors;
    private final Screening screening;
    private final Embedder embedder;
    private final Phases phases;
    private final ClaimReader claimReader = new ClaimReader();

    public Reader(Extractors extractors, Screening screening, Embedder embedder, Phases phases) {
        this.extractors = extractors;
        this.screening = screening;
        this.embedder = embedder;
        this.phases = phases;
    }

    /**
     * Reads what is new in an episode.
     *
     * @param request what to read; its handling has the project's wishes in it, and may leave the policy to the installation
     * @param earlier what came before: it is not read again
     * @param spending what models took for it so far
     * @throws dev.keepsake.engine.extract.SenselessReply when its chat model makes no sense and can be asked again later
     */
    Reading read(ExtractionRequest request, Earlier earlier, Spending spending, Deadline deadline) {
        Policy policy = extractors.policy(request.handling().policy());
        ExtractionRequest decided = new ExtractionRequest(
                request.episode(), request.known(), request.handling().withPolicy(policy), request.surroundings());
        return policy == Policy.VERBATIM && !decided.handling().procedural()
                ? verbatim(decided.episode(), earlier, deadline)
                : facts(decided, earlier, spending, deadline);
    }

    /** What lets the new turns of an episode be found, without reading them for facts. */
    Reading turns(Episode episode, Earlier earlier, Deadline deadline) {
        Draft nothing = new Draft(List.of(), List.of(), List.of(), null, List.of());
        return embedded(episode, earlier, nothing, said(episode, earlier), deadline);
    }

    /** Whether each turn becomes a memory as it is. */
    boolean isVerbatim(Handling asked, ProjectSettings settings) {
        Policy policy = asked.policy() == null ? settings.policy() : asked.policy();
        return extractors.policy(policy) == Policy.VERBATIM && !asked.procedural();
    }

    /** Whether an add ends when its chat model fails. */
    boolean givesUp() {
        return extractors.lastResort() == Extractors.LastResort.FAIL;
    }

    private Reading verbatim(Episode episode, Earlier earlier, Deadline deadline) {
        List<Fact> turns = new ArrayList<>();
        List<LeftOut> left = new ArrayList<>();
        for (Turn turn : fresh(episode, earlier)) {
            if (turn.role() == Role.SYSTEM) {
                left.add(new LeftOut(turn.id(), LeftOut.Cause.NOT_MEMORABLE, "a system message"));
            } else if (turn.text().isBlank()) {
                left.add(new LeftOut(turn.id(), LeftOut.Cause.NOT_MEMORABLE, "no text"));
            } else {
                Source whole = new Source(turn.id(), new Span(0, turn.text().length()));
                Attribution speaker = new Attribution(turn.role(), turn.name());
                turns.add(new Fact(turn.text(), speaker, turn.time(), List.of(whole)));
            }
        }
        return embedded(
                episode,
                earlier,
                new Draft(screening.verbatim(episode, turns), left, List.of(), null, List.of()),
                List.of(),
                deadline);
    }

    private static List<Turn> fresh(Episode episode, Earlier earlier) {
        return episode.turns().stream()
                .filter(turn -> !earlier.includes(turn.id()))
                .toList();
    }

    private static List<Turn> said(Episode episode, Earlier earlier) {
        return fresh(episode, earlier).stream().filter(Reader::isSaid).toList();
    }

    private static Stream<Turn> said(ExtractionRequest request) {
        return request.episode().turns().stream()
                .filter(turn -> !request.known().contains(turn.id()) && isSaid(turn));
    }

    private static boolean isSaid(Turn turn) {
        return turn.role() != Role.SYSTEM && !turn.text().isBlank();
    }

    private Reading facts(ExtractionRequest request, Earlier earlier, Spending spending, Deadline deadline) {
        Draft draft = draft(request, earlier, spending, deadline);
        Reading reading = embedded(request.episode(), earlier, draft, said(request.episode(), earlier), deadline);
        return request.handling().procedural() ? reading.withoutClaims() : reading;
    }

    private Draft draft(ExtractionRequest request, Earlier earlier, Spending spending, Deadline deadline) {
        Handling handling = request.handling();
        Extractor asked = extractors.of(handling);
        boolean judges = handling.policy() != null && handling.policy().needsModel() && !handling.procedural();
        try {
            Extraction extraction = extraction(asked, request, deadline);
            return extraction instanceof Extraction.Unreadable(String reason, List<ModelUse> used)
                            && rulesMayRead(handling)
                    ? byRules(LeftOut.Cause.UNREADABLE, reason, request, earlier, deadline)
                            .withUsed(used)
                    : draft(extraction, request, earlier, new Reading.By(asked.name(), judges), deadline);
        } catch (ChatModelFailure failed) {
            if (!rulesMayRead(handling)) {
                throw failed;
            }
            String reason = "the chat model failed: " + failed.getMessage();
            List<ModelUse> spent = spending.used();
            return byRules(LeftOut.Cause.MODEL_FAILED, reason, request, earlier, deadline)
                    .withUsed(spent);
        }
    }

    /** Where an add can be tried again, what made no sense is left for later; where nothing else was read, so is the whole. */
    private Extraction readLater(Extraction extraction, ExtractionRequest request) {
        if (extractors.lastResort() != Extractors.LastResort.DEFER) {
            return extraction;
        }
        return switch (extraction) {
            case Extraction.Unreadable(String reason, List<ModelUse> used) -> throw new SenselessReply(reason);
            case Extraction.Nothing nothing -> nothing;
            case Extraction.Facts(List<Fact> facts, List<LeftOut> left, List<ModelUse> used, Set<TurnId> senseless) -> {
                if (!senseless.isEmpty() && said(request).allMatch(turn -> senseless.contains(turn.id()))) {
                    throw new SenselessReply("The replies of the chat model cannot be read");
                }
                yield new Extraction.Facts(
                        facts,
                        left.stream().map(one -> readLater(one, senseless)).toList(),
                        used);
            }
        };
    }

    private static LeftOut readLater(LeftOut left, Set<TurnId> senseless) {
        return left.turn() != null && left.cause() == LeftOut.Cause.UNREADABLE && senseless.contains(left.turn())
                ? new LeftOut(left.turn(), LeftOut.Cause.DEFERRED, "Read again later. " + left.reason())
                : left;
    }

    /** Rules make facts, never a procedure. */
    private boolean rulesMayRead(Handling handling) {
        return extractors.lastResort() == Extractors.LastResort.LOCAL && !handling.procedural();
    }

    private Draft byRules(
            LeftOut.Cause cause, String reason, ExtractionRequest request, Earlier earlier, Deadline deadline) {
        Extractor rules = extractors.local();
        Extraction extraction = extraction(rules, request, deadline);
        return draft(extraction, request, earlier, new Reading.By(rules.name(), false), deadline)
                .withLeft(List.of(new LeftOut(null, cause, "Read by rules, because " + reason)));
    }

    private Extraction extraction(Extractor extractor, ExtractionRequest request, Deadline deadline) {
        String kind = extractor.equals(extractors.local()) ? "local" : "model";
        return phases.in(
                Phase.EXTRACT,
                Phase.Key.EXTRACTOR,
                kind,
                () -> readLater(extractor.extract(request, deadline), request));
    }

    private Draft draft(
            Extraction extraction, ExtractionRequest request, Earlier earlier, Reading.By by, Deadline deadline) {
        return switch (extraction) {
            case Extraction.Facts(List<Fact> facts, List<LeftOut> left, List<ModelUse> used, Set<TurnId> senseless) -> {
                List<Fact> fresh =
                        facts.stream().filter(fact -> !earlier.hasAllOf(fact)).toList();
                Screened screened =
                        phases.in(Phase.SCREEN, () -> screening.screen(request, mergeEqual(fresh), deadline));
                yield new Draft(screened.kept(), left, screened.held(), by, used)
                        .withLeft(screened.left())
                        .withUsed(screened.used());
            }
            case Extraction.Nothing(String reason, List<ModelUse> used) ->
                new Draft(
                        List.of(),
                        List.of(new LeftOut(null, LeftOut.Cause.NOT_MEMORABLE, reason)),
                        List.of(),
                        by,
                        used);
            case Extraction.Unreadable(String reason, List<ModelUse> used) ->
                new Draft(List.of(), List.of(new LeftOut(null, LeftOut.Cause.UNREADABLE, reason)), List.of(), by, used);
        };
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
        return first.withSources(List.copyOf(sources));
    }

    /** Adds the vectors and features; everything is embedded in one call, so that the embedder can order its work. */
    private Reading embedded(Episode episode, Earlier earlier, Draft draft, List<Turn> indexed, Deadline deadline) {
        Map<TurnId, String> contexts = new HashMap<>(FeatureReader.contexts(episode.turns()));
        contexts.keySet().removeAll(earlier.ids());
        Set<String> distinct = new LinkedHashSet<>();
        draft.facts()
                .forEach(fact -> distinct.add(IndexText.of(fact.attribution().actor(), fact.text())));
        indexed.forEach(turn -> distinct.add(IndexText.of(turn.name(), turn.text())));
        distinct.addAll(contexts.values());
        Map<String, Embedding> byText = embed(List.copyOf(distinct), deadline);
        Map<TurnId, Features> ofTurns = new HashMap<>();
        for (Turn turn : fresh(episode, earlier)) {
            String context = contexts.get(turn.id());
            Features read = FeatureReader.of(turn);
            ofTurns.put(turn.id(), context == null ? read : read.withInContext(byText.get(context)));
        }
        boolean extracted = draft.by() != null;
        return new Reading(
                draft.facts(),
                draft.left(),
                draft.held(),
                draft.by(),
                draft.used(),
                indexed,
                extracted ? Claims.of(claimReader, episode, draft.facts()) : Claims.NONE,
                byText,
                ofTurns,
                extracted ? features(episode, draft.facts()) : Map.of());
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
        List<Embedding> embeddings =
                phases.in(Phase.EMBED, () -> embedder.embed(texts, Embedder.Purpose.PASSAGE, deadline));
        Map<String, Embedding> byText = new HashMap<>();
        for (int text = 0; text < texts.size(); text++) {
            byText.put(texts.get(text), embeddings.get(text));
        }
        return byText;
    }
}
