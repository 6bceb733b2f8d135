package dev.keepsake.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.keepsake.api.Explanation;
import dev.keepsake.api.Hit;
import dev.keepsake.conversation.Turn;
import dev.keepsake.server.wire.WireExplanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hit for programs: one with a {@code memory}, or one with a {@code turn}. */
public sealed interface HitJson {

    /**
     * The hit with what explains it.
     *
     * @param quotes the words of its sources, or null when no explanation is wanted
     */
    static HitJson of(Hit hit, @Nullable List<Quote> quotes) {
        ExplanationJson explanation = quotes == null ? null : ExplanationJson.of(hit.explanation(), quotes);
        return switch (hit) {
            case Hit.OfMemory(var memory, double score, var parts) ->
                new OfMemory(score, MemoryJson.of(memory), explanation);
            case Hit.OfTurn(Turn turn, double score, var parts) ->
                new OfTurn(
                        score,
                        turn.id().toString(),
                        turn.text(),
                        turn.role().key(),
                        turn.name(),
                        MemoryJson.text(turn.time()),
                        explanation);
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfMemory(
            double score,
            @JsonUnwrapped MemoryJson memory,
            @Nullable ExplanationJson explanation) implements HitJson {}

    /** A message as it was said; {@code turn} is its address, {@code episode/ordinal}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfTurn(
            double score,
            String turn,
            String text,
            String role,
            @JsonProperty("actor_id") @Nullable String actor,
            @JsonProperty("created_at") String at,
            @Nullable ExplanationJson explanation)
            implements HitJson {}

    /**
     * Where a score and a text come from.
     *
     * @param parts what each signal gave; they sum to the score unless a reranker gave it
     * @param reranked the reranker's score, left out when none was applied
     * @param standsFor the turn in whose place a memory is returned, {@code episode/ordinal}, left out for a hit of its own
     * @param quotes the words that a memory came from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExplanationJson(
            List<WireExplanation.Part> parts,
            @Nullable Double reranked,
            @Nullable String standsFor,
            List<QuoteJson> quotes) {

        public static ExplanationJson of(Explanation explanation, List<Quote> quotes) {
            return new ExplanationJson(
                    explanation.parts().stream().map(WireExplanation.Part::of).toList(),
                    Double.isNaN(explanation.reranked()) ? null : explanation.reranked(),
                    explanation.standsFor() == null
                            ? null
                            : explanation.standsFor().toString(),
                    quotes.stream().map(QuoteJson::of).toList());
        }
    }

    /** Characters {@code start} to {@code end} of a turn, {@code episode/ordinal}, and what they say. */
    record QuoteJson(String turn, int start, int end, String text) {

        static QuoteJson of(Quote quote) {
            return new QuoteJson(
                    quote.turn().id().toString(),
                    quote.span().start(),
                    quote.span().end(),
                    quote.text());
        }
    }
}
