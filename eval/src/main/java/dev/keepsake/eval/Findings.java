package dev.keepsake.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.keepsake.eval.dataset.DatasetSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol found that does not measure recall alone.
 *
 * @param benchmark name of the protocol
 * @param dataset what was measured on, or null where the protocol makes its own cases
 * @param setup what was measured, and how
 * @param figures the numbers
 * @param cases the raw cases behind them
 */
public record Findings(
        String benchmark,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DatasetSummary dataset,
        Report.Setup setup,
        List<Figure> figures,
        List<?> cases) {

    public Findings {
        figures = List.copyOf(figures);
        cases = List.copyOf(cases);
    }

    /** Whether every number that has a target reaches it. */
    public boolean met() {
        return figures.stream().allMatch(Figure::met);
    }
}
