package dev.keepsake.engine.consolidate;

import dev.keepsake.api.Consolidation.Finding;
import dev.keepsake.api.ConsolidationStep;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryKind;
import dev.keepsake.memory.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a model join short statements of one turn that are about the same thing, in one call for a scope. What it makes of them is
 * taken where it says all that they say and nothing else.
 */
final class ModelJoining implements Step {

    /** Statements of more words stand well alone. */
    private static final int SHORT = 9;

    private static final int MOST_PIECES = 5;
    private static final int MOST_GROUPS = 20;
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*(\\d{1,3}):\\s*(.*\\S)\\s*$");

    private final Joint joint;

    ModelJoining(Joint joint) {
        this.joint = joint;
    }

    @Override
    public void take(Draft draft) {
        List<List<Memory>> groups = groups(draft);
        if (groups.isEmpty()) {
            return;
        }
        switch (draft.replies().ask("join-1.txt", material(groups))) {
            case ModelReplies.Reply.NoModel none -> {
                // what rules could join is joined already
            }
            case ModelReplies.Reply.Failed(String reason) ->
                draft.report(new Finding.WithoutModel(ConsolidationStep.FRAGMENTS, reason));
            case ModelReplies.Reply.Said(String text) -> {
                Map<Integer, String> joined = read(text);
                for (int i = 0; i < groups.size(); i++) {
                    join(draft, groups.get(i), joined.getOrDefault(i + 1, "-"));
                }
            }
        }
    }

    private void join(Draft draft, List<Memory> parts, String text) {
        List<String> said = parts.stream().map(Memory::text).toList();
        if (Backing.backed(text, said) && Backing.keeps(text, said)) {
            joint.join(draft, parts, text);
        }
    }

    private static List<List<Memory>> groups(Draft draft) {
        Map<Origin, List<Memory>> byOrigin = new LinkedHashMap<>();
        for (Memory memory : draft.current(MemoryKind.FACT)) {
            boolean plain = memory.sources().size() == 1
                    && !draft.isNew(memory)
                    && Wording.of(memory.text()).exact().size() <= SHORT;
            if (plain) {
                byOrigin.computeIfAbsent(Origin.of(memory), first -> new ArrayList<>())
                        .add(memory);
            }
        }
        return byOrigin.values().stream()
                .filter(group -> group.size() > 1 && group.size() <= MOST_PIECES)
                .filter(group -> slots(group) <= 1)
                .limit(MOST_GROUPS)
                .toList();
    }

    /** How many questions a group answers: a memory can hold only one. */
    private static long slots(List<Memory> group) {
        return group.stream()
                .map(Memory::slot)
                .filter(Objects::nonNull)
                .map(Slot::key)
                .distinct()
                .count();
    }

    private static String material(List<List<Memory>> groups) {
        StringBuilder material = new StringBuilder("<groups>\n");
        for (int i = 0; i < groups.size(); i++) {
            material.append("<group number=\"").append(i + 1).append("\">\n");
            groups.get(i)
                    .forEach(part -> material.append("- ")
                            .append(ModelReplies.fenced(part.text()))
                            .append('\n'));
            material.append("</group>\n");
        }
        return material.append("</groups>\n").toString();
    }

    private static Map<Integer, String> read(String reply) {
        Map<Integer, String> joined = new HashMap<>();
        Matcher line = LINE.matcher(reply);
        while (line.find()) {
            joined.putIfAbsent(
                    Integer.valueOf(Objects.requireNonNull(line.group(1))), Objects.requireNonNull(line.group(2)));
        }
        return joined;
    }

    /** Where pieces of one statement come from. */
    private record Origin(TurnId turn, Likeness.Frame frame, dev.keepsake.memory.Validity validity) {
        static Origin of(Memory memory) {
            return new Origin(
                    memory.sources().getFirst().turn(),
                    Likeness.Frame.of(memory),
                    memory.lifecycle().validity());
        }
    }
}
