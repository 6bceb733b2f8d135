package dev.keepsake.engine.consolidate;

import dev.keepsake.memory.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A page without a model: the statements as they are, by their drawers or kinds. */
final class GroupedSentences implements PageWriter {

    @Override
    public Page write(Draft draft, List<Memory> memories) {
        Map<String, List<Memory>> groups = new TreeMap<>();
        for (Memory memory : memories) {
            groups.computeIfAbsent(group(memory), first -> new ArrayList<>()).add(memory);
        }
        List<Memory> numbered = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        groups.forEach((group, members) -> {
            text.append(text.isEmpty() ? "" : "\n").append(group).append(":");
            for (Memory member : members) {
                numbered.add(member);
                text.append("\n- ")
                        .append(said(member))
                        .append(" [")
                        .append(numbered.size())
                        .append(']');
            }
        });
        return new Page(text.toString(), List.copyOf(numbered), List.copyOf(numbered));
    }

    private static String group(Memory memory) {
        List<String> categories = memory.nature().categories();
        return categories.isEmpty() ? memory.nature().kind().key() : categories.getFirst();
    }

    /** With the speaker's name, where one is known: a page stands alone. */
    static String said(Memory memory) {
        String actor = memory.attribution().actor();
        String text = memory.text().strip().replaceAll("\\s+", " ");
        return actor == null || actor.isBlank() ? text : actor + ": " + text;
    }
}
