package dev.keepsake.server.wire;

import dev.keepsake.api.Consolidation;
import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import dev.keepsake.scope.ScopeField;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What consolidating a scope has found and done; a map, because every kind of finding has fields of its own. */
public final class WireConsolidation {

    private WireConsolidation() {}

    /** Steps by their names; all of them when none is named. */
    public static Set<ConsolidationStep> steps(Collection<String> names) {
        Set<ConsolidationStep> steps = EnumSet.noneOf(ConsolidationStep.class);
        for (String name : names) {
            steps.add(ConsolidationStep.ofKey(name)
                    .orElseThrow(() -> KeepsakeException.invalid("There is no step of this name; there are "
                            + Arrays.stream(ConsolidationStep.values())
                                    .map(ConsolidationStep::key)
                                    .collect(Collectors.joining(", ")))));
        }
        return steps.isEmpty() ? EnumSet.allOf(ConsolidationStep.class) : steps;
    }

    public static Map<String, Object> write(Consolidation consolidation) {
        Map<String, Object> view = new LinkedHashMap<>(owners(consolidation.scope()));
        UUID operation = consolidation.operation();
        if (operation != null) {
            view.put("operation", operation.toString());
        }
        view.put(
                "findings",
                consolidation.findings().stream().map(WireConsolidation::write).toList());
        if (!consolidation.used().isEmpty()) {
            view.put(
                    "used",
                    consolidation.used().stream().map(WireConsolidation::write).toList());
        }
        return view;
    }

    private static Map<String, String> owners(Scope scope) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (ScopeField field : ScopeField.values()) {
            String id = scope.id(field);
            if (id != null) {
                owners.put(field.key() + "_id", id);
            }
        }
        return owners;
    }

    private static Map<String, Object> write(Finding finding) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("finding", kind(finding));
        view.put("memories", finding.memories().stream().map(MemoryId::toString).toList());
        switch (finding) {
            case Finding.Outlived outlived -> view.put("reason", key(outlived.reason()));
            case Finding.Dropped(UUID held) -> view.put("held", held.toString());
            case Finding.Duplicates(MemoryId kept, var merged) -> view.put("kept", kept.toString());
            case Finding.Fragments(var parts, String text) -> view.put("text", text);
            case Finding.Contradiction(var memories, Finding.Contradiction.Found found) ->
                view.put("reason", key(found));
            case Finding.Profile(String text, var memories, @Nullable MemoryId replaced) -> {
                view.put("text", text);
                if (replaced != null) {
                    view.put("replaced", replaced.toString());
                }
            }
            case Finding.Obsolete obsolete -> {
                // its memory says everything
            }
            case Finding.WithoutModel(ConsolidationStep step, String reason) -> {
                view.put("step", step.key());
                view.put("reason", reason);
            }
        }
        return view;
    }

    /** The name of a kind of finding. */
    public static String kind(Finding finding) {
        return switch (finding) {
            case Finding.Outlived outlived -> "outlived";
            case Finding.Dropped dropped -> "dropped";
            case Finding.Duplicates duplicates -> "duplicates";
            case Finding.Fragments fragments -> "fragments";
            case Finding.Contradiction contradiction -> "contradiction";
            case Finding.Profile profile -> "profile";
            case Finding.Obsolete obsolete -> "obsolete";
            case Finding.WithoutModel without -> "without_model";
        };
    }

    private static Map<String, Object> write(ModelUse use) {
        return Map.of(
                "model",
                use.model(),
                "purpose",
                key(use.purpose()),
                "calls",
                use.calls(),
                "input_tokens",
                use.inputTokens(),
                "output_tokens",
                use.outputTokens());
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Owners in words: {@code user alice, run monday}. */
    public static String words(Scope scope) {
        return Arrays.stream(ScopeField.values())
                .filter(field -> scope.id(field) != null)
                .map(field -> field.key() + " " + scope.id(field))
                .collect(Collectors.joining(", "));
    }
}
