package dev.keepsake.engine.add;

import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.screen.Screened;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.index.Features;
import dev.keepsake.index.IndexText;
import dev.keepsake.memory.Memory;
import dev.keepsake.model.Embedding;
import dev.keepsake.model.ModelUse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was read from an episode.
 *
 * @param facts what may become memories, no two of the same text when they were extracted
 * @param left what was not kept, and why
 * @param held facts to be held back
 * @param by who extracted, or null when turns are kept as they are
 * @param used what models were asked
 * @param indexedTurns turns that are indexed beside the facts; none when the turns are the memories
 * @param claims what the facts say about slots
 * @param embeddings vectors of all these facts and turns, by their {@link IndexText}
 * @param ofTurns what else was read from turns
 * @param ofFacts what else was read from extracted facts, by their text
 */
record Reading(
        List<Fact> facts,
        List<LeftOut> left,
        List<Screened.Held> held,
        @Nullable By by,
        List<ModelUse> used,
        List<Turn> indexedTurns,
        Claims claims,
        Map<String, Embedding> embeddings,
        Map<TurnId, Features> ofTurns,
        Map<String, Features> ofFacts) {

    /** Of an episode whose every message came before. */
    static final Reading NOTHING_NEW = new Reading(
            List.of(), List.of(), List.of(), null, List.of(), List.of(), Claims.NONE, Map.of(), Map.of(), Map.of());

    /**
     * Who extracted.
     *
     * @param extractor its name
     * @param judges whether it says what its facts mean for what is known, so that rules need not
     */
    record By(String extractor, boolean judges) {}

    /** The name of the extractor, or null when turns are kept as they are. */
    @Nullable
    String extractor() {
        return by == null ? null : by.extractor();
    }

    /** Whether the facts carry verdicts. */
    boolean isJudged() {
        return by != null && by.judges();
    }

    /** This reading with something else beside the words of its turns and facts. */
    Reading withFeatures(Map<TurnId, Features> turns, Map<String, Features> extracted) {
        return new Reading(facts, left, held, by, used, indexedTurns, claims, embeddings, turns, extracted);
    }

    /** The same, whose turns are indexed already. */
    Reading withoutIndexedTurns() {
        return new Reading(facts, left, held, by, used, List.of(), claims, embeddings, ofTurns, ofFacts);
    }

    /** The same, of facts whose text is not to be read for claims: that of a procedure tells what was done, not what is so. */
    Reading withoutClaims() {
        return new Reading(facts, left, held, by, used, indexedTurns, Claims.NONE, embeddings, ofTurns, ofFacts);
    }

    /** The vector of a memory made from one of the facts. */
    Embedding embeddingOf(Memory memory) {
        return of(IndexText.of(memory.attribution().actor(), memory.text()));
    }

    /** The vector of one of the indexed turns. */
    Embedding embeddingOf(Turn turn) {
        return of(IndexText.of(turn.name(), turn.text()));
    }

    /** What else was read from a memory made from one of the facts. */
    Features featuresOf(Memory memory) {
        return switch (memory.kind()) {
            case VERBATIM -> ofTurns.getOrDefault(memory.sources().getFirst().turn(), Features.NONE);
            case FACT, PROCEDURE, SUMMARY -> ofFacts.getOrDefault(memory.text(), Features.NONE);
        };
    }

    /** What else was read from one of the indexed turns. */
    Features featuresOf(Turn turn) {
        return ofTurns.getOrDefault(turn.id(), Features.NONE);
    }

    private Embedding of(String text) {
        return Objects.requireNonNull(embeddings.get(text), "every fact and every indexed turn was embedded");
    }
}
