package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in a model's words, as far as the memories it names back it; without them, or without the model, the one by rules. */
final class ModelPage implements PageWriter {

    private static final Pattern CITATION = Pattern.compile("\\[(\\d{1,4})\\]");

    private final PageWriter otherwise;

    ModelPage(PageWriter otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Page write(Draft draft, List<Memory> memories) {
        return switch (draft.replies().ask("profile-1.txt", material(memories))) {
            case ModelReplies.Reply.NoModel none -> otherwise.write(draft, memories);
            case ModelReplies.Reply.Failed(String reason) -> without(draft, memories, reason);
            case ModelReplies.Reply.Said(String text) ->
                read(text, memories)
                        .orElseGet(() -> without(
                                draft, memories, "The memories that the chat model names do not say what it wrote"));
        };
    }

    private Page without(Draft draft, List<Memory> memories, String reason) {
        draft.report(new Finding.WithoutModel(ConsolidationStep.PROFILE, reason));
        return otherwise.write(draft, memories);
    }

    private static String material(List<Memory> memories) {
        StringBuilder material = new StringBuilder("<statements>\n");
        for (int i = 0; i < memories.size(); i++) {
            material.append(i + 1)
                    .append(": ")
                    .append(ModelReplies.fenced(GroupedSentences.said(memories.get(i))))
                    .append('\n');
        }
        return material.append("</statements>\n").toString();
    }

    /** The lines that the memories they name back, if those are most of them. */
    private static Optional<Page> read(String text, List<Memory> memories) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("-"))
                .toList();
        List<String> kept = new ArrayList<>();
        Set<Integer> cited = new LinkedHashSet<>();
        for (String line : lines) {
            Set<Integer> numbers = numbers(line);
            String said = CITATION.matcher(line.substring(1)).replaceAll("").strip();
            boolean known = !numbers.isEmpty() && numbers.stream().allMatch(n -> n >= 1 && n <= memories.size());
            if (known && !said.isEmpty() && Backing.backed(said, statements(numbers, memories))) {
                kept.add(line);
                cited.addAll(numbers);
            }
        }
        if (kept.isEmpty() || kept.size() * 2 < lines.size()) {
            return Optional.empty();
        }
        List<Memory> behind =
                cited.stream().sorted().map(n -> memories.get(n - 1)).toList();
        return Optional.of(new Page(String.join("\n", kept), memories, behind));
    }

    private static List<String> statements(Set<Integer> numbers, List<Memory> memories) {
        return numbers.stream()
                .map(n -> GroupedSentences.said(memories.get(n - 1)))
                .toList();
    }

    private static Set<Integer> numbers(String line) {
        Set<Integer> numbers = new LinkedHashSet<>();
        Matcher citation = CITATION.matcher(line);
        while (citation.find()) {
            numbers.add(Integer.valueOf(Objects.requireNonNull(citation.group(1))));
        }
        return numbers;
    }
}
