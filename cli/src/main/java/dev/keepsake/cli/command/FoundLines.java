package dev.keepsake.cli.command;

import dev.keepsake.api.Consolidation;
import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.cli.output.Style;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.server.wire.WireConsolidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a consolidation has found, for a person. */
final class FoundLines {

    private final boolean dryRun;
    private final Style style;

    FoundLines(boolean dryRun, Style style) {
        this.dryRun = dryRun;
        this.style = style;
    }

    List<String> of(Consolidation done) {
        if (done.findings().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        UUID operation = done.operation();
        lines.add(style.good(WireConsolidation.words(done.scope()))
                + (operation == null ? "" : "  operation " + operation));
        done.findings().forEach(finding -> sentence(finding).lines().forEach(line -> lines.add("  " + line)));
        return lines;
    }

    String summary(List<Consolidation> done) {
        long findings = done.stream().mapToLong(one -> one.findings().size()).sum();
        long changed = done.stream()
                .map(Consolidation::operation)
                .filter(Objects::nonNull)
                .count();
        String scopes = done.size() == 1 ? "1 scope" : done.size() + " scopes";
        String seen = findings == 1 ? "1 finding" : findings + " findings";
        return dryRun
                ? scopes + ", " + seen + "; nothing was changed"
                : scopes + ", " + seen + ", " + changed + " changed";
    }

    private String sentence(Finding finding) {
        return switch (finding) {
            case Finding.Outlived(MemoryId memory, Finding.Outlived.Reason reason) ->
                may("delete", "Deleted") + " " + memory + ": "
                        + switch (reason) {
                            case LAST_DAY -> "its last day is over";
                            case RETENTION -> "it was kept long enough";
                        };
            case Finding.Dropped(UUID held) -> may("drop", "Dropped") + " the held fact " + held;
            case Finding.Duplicates(MemoryId kept, List<MemoryId> merged) ->
                may("merge", "Merged") + " " + ids(merged) + " into " + kept;
            case Finding.Fragments(List<MemoryId> parts, String text) ->
                may("join", "Joined") + " " + ids(parts) + " to: " + text;
            case Finding.Contradiction(List<MemoryId> memories, Finding.Contradiction.Found found) ->
                "Cannot both be true: " + ids(memories)
                        + switch (found) {
                            case SLOT -> " (different answers in different sessions)";
                            case TRUST -> " (known from people of different trust)";
                            case EXTRACTOR -> " (found when the later one was read)";
                        };
            case Finding.Profile(String text, List<MemoryId> memories, @Nullable MemoryId replaced) ->
                may("write", "Wrote") + " a profile of " + memories.size() + " memories:\n" + text;
            case Finding.Obsolete(MemoryId memory) ->
                may("delete", "Deleted") + " the profile " + memory + ", of which too little is left";
            case Finding.WithoutModel(ConsolidationStep step, String reason) ->
                "The step " + step.key() + " went without the chat model: " + reason;
        };
    }

    private String may(String plan, String done) {
        return dryRun ? "Would " + plan : done;
    }

    private static String ids(List<MemoryId> ids) {
        return ids.stream().map(MemoryId::toString).collect(Collectors.joining(", "));
    }
}
