package dev.keepsake.server.wire;

import dev.keepsake.api.Explanation;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Source;
import dev.keepsake.memory.Validity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a score comes from, and the memory it belongs to. Ours: neither dialect has it, so it is shown only when it is asked
 * for.
 *
 * @param parts what each signal gave; they sum to the score unless a reranker gave it
 * @param reranked the reranker's score, or null when none was applied
 * @param state current or superseded
 * @param validTo when it stopped being true, or null while nothing says so
 * @param sources the turns and characters it came from
 */
public record WireExplanation(
        List<Part> parts,
        @Nullable Double reranked,
        String state,
        String validFrom,
        @Nullable String validTo,
        @Nullable String supersededBy,
        List<SourceAt> sources) {

    public static WireExplanation of(Explanation explanation, Memory memory) {
        Validity validity = memory.lifecycle().validity();
        MemoryId replacement = memory.lifecycle().supersededBy();
        return new WireExplanation(
                explanation.parts().stream().map(Part::of).toList(),
                Double.isNaN(explanation.reranked()) ? null : explanation.reranked(),
                memory.lifecycle().state().name().toLowerCase(Locale.ROOT),
                WireTimes.write(validity.from()),
                validity.to().equals(Validity.OPEN_ENDED) ? null : WireTimes.write(validity.to()),
                replacement == null ? null : replacement.toString(),
                memory.sources().stream().map(SourceAt::of).toList());
    }

    /** What one signal gave; {@code raw}, its own score, is null when it did not propose the memory. */
    public record Part(String signal, @Nullable Double raw, double normalised, double weight, double contribution) {

        public static Part of(Explanation.Part part) {
            return new Part(
                    part.signal().key(),
                    Double.isNaN(part.raw()) ? null : part.raw(),
                    part.normalised(),
                    part.weight(),
                    part.contribution());
        }
    }

    /** Characters {@code start} to {@code end}, in UTF-16 units, of a turn, {@code episode/ordinal}. */
    public record SourceAt(String turn, int start, int end) {

        static SourceAt of(Source source) {
            return new SourceAt(
                    source.turn().toString(),
                    source.span().start(),
                    source.span().end());
        }
    }
}
