package dev.keepsake.cli.command;

import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchResult;
import dev.keepsake.api.SearchResult.SignalReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person should know of a search beside its hits. */
final class SearchRemarks {

    private SearchRemarks() {}

    /**
     * The remarks.
     *
     * @param all whether what went as it should is worth a remark, too
     */
    static List<String> of(SearchResult result, boolean all) {
        List<String> remarks = new ArrayList<>();
        for (SignalReport report : result.signals()) {
            switch (report.state()) {
                case ANSWERED -> {}
                case LATE ->
                    remarks.add("The " + report.signal().key() + " signal was late; these are the hits of the others");
                case FAILED ->
                    remarks.add("The " + report.signal().key() + " signal failed; these are the hits of the others");
            }
        }
        String rerank = rerank(result.rerank(), all);
        if (!rerank.isEmpty()) {
            remarks.add(rerank);
        }
        if (result.outsideBudget() > 0) {
            remarks.add(result.outsideBudget() + " more found no room in the token budget");
        }
        if (result.neighbourhood().late()) {
            remarks.add("There was no time left to look for relations");
        }
        return remarks;
    }

    private static String rerank(@Nullable RerankReport report, boolean all) {
        if (report == null) {
            return "";
        }
        return switch (report.state()) {
            case APPLIED ->
                all
                        ? report.reranker() + " put the best " + report.passages() + " in order in "
                                + report.took().toMillis() + " ms"
                        : "";
            case LATE, FAILED -> "Not reranked, the order is that of the signals: " + report.reason();
            case NOT_CONFIGURED -> report.reason();
        };
    }
}
