package dev.keepsake.eval.updates;

import dev.keepsake.api.Hit;
import dev.keepsake.eval.Bootstrap;
import dev.keepsake.eval.EvaluationOptions;
import dev.keepsake.eval.Figure;
import dev.keepsake.eval.updates.Life.Aim;
import dev.keepsake.eval.updates.Life.Asked;
import dev.keepsake.eval.updates.Life.Fate;
import dev.keepsake.eval.updates.Life.Manner;
import dev.keepsake.eval.updates.Life.Statement;
import dev.keepsake.eval.updates.UpdateEvaluation.Lived;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of statements and how questions were answered.
 *
 * <p>A memory of a replaced value is truly superseded when its state says so. A memory of something that still stands is
 * falsely superseded when its state says so and what replaced it does not state the same value again. What mentions a value
 * in passing may remain true after the value has changed ("I took the car to the garage"), so mentions of replaced values
 * are reported apart and count in neither rate. Both rates are over the memories that exist: a statement of which nothing
 * was kept counts in neither and is reported apart as well.
 */
final class UpdateTally {

    /** How deep questions look. */
    static final int DEPTH = 10;

    private static final int FIVE = 5;
    private static final String QUESTIONS = "questions";
    private static final String SUPERSESSION = "supersession";
    private static final double NOW_AND_BEFORE = 0.95;
    private static final double TRUE_ONES = 0.9;
    private static final double FALSE_ONES = 0.02;

    private final Bootstrap bootstrap;
    private final Map<String, Map<String, List<Double>>> outcomes = new LinkedHashMap<>();
    private final List<Case> cases = new ArrayList<>();
    private int supersessions;
    private int falseSupersessions;

    UpdateTally(EvaluationOptions options) {
        this.bootstrap = new Bootstrap(options.seed(), options.resamples());
        for (Aim aim : Aim.values()) {
            outcomes.put(QUESTIONS + "\t" + measure(aim), new LinkedHashMap<>());
        }
    }

    /**
     * A question, or a memory that should have fared otherwise.
     *
     * @param right whether it went as it should
     * @param details texts, best first
     */
    record Case(String person, String kind, String text, boolean right, List<String> details) {}

    List<Case> cases() {
        return cases;
    }

    /** What became of the statements of a life. */
    void judge(Lived lived, List<Memory> memories) {
        Map<MemoryId, Memory> byId = memories.stream().collect(Collectors.toMap(Memory::id, memory -> memory));
        Set<String> kept = new HashSet<>();
        for (Memory memory : memories) {
            Set<Statement> said = lived.statements(memory);
            said.forEach(statement -> kept.add(statement.id()));
            if (!said.isEmpty()) {
                judge(lived, memory, said, byId);
            }
        }
        for (Statement statement : lived.life().statements()) {
            String manner = name(statement.manner());
            note("kept at all", manner, lived, kept.contains(statement.id()));
        }
    }

    private void judge(Lived lived, Memory memory, Set<Statement> said, Map<MemoryId, Memory> byId) {
        boolean superseded = memory.lifecycle().state() == MemoryState.SUPERSEDED;
        supersessions += superseded ? 1 : 0;
        Statement newest = newest(said);
        if (newest.fate() == Fate.STANDS) {
            boolean wrong = superseded && !restated(lived, newest.value(), memory, byId);
            falseSupersessions += wrong ? 1 : 0;
            note(SUPERSESSION, "false ones, of memories that stand", lived, wrong);
            note("false supersession by manner", name(newest.manner()), lived, wrong);
            keep(lived, "stands", memory, !wrong);
        } else {
            boolean mention = newest.manner() == Manner.REPEATED;
            String group = mention
                    ? "of mentions of a value replaced or retracted"
                    : newest.fate() == Fate.REPLACED ? "true ones, of memories replaced" : "of memories retracted";
            note(SUPERSESSION, group, lived, superseded);
            if (!mention) {
                note("true supersession by what replaced it", name(newest.endedBy()), lived, superseded);
            }
            keep(lived, mention ? "mention" : "replaced", memory, superseded);
        }
    }

    private void keep(Lived lived, String kind, Memory memory, boolean right) {
        if (!right) {
            cases.add(new Case(lived.life().id(), kind, memory.text(), false, List.of()));
        }
    }

    /** A memory read from several statements says what the latest of them says. */
    private static Statement newest(Set<Statement> said) {
        return said.stream().max(Comparator.comparing(Statement::time)).orElseThrow();
    }

    private static boolean restated(Lived lived, String value, Memory memory, Map<MemoryId, Memory> byId) {
        MemoryId by = memory.lifecycle().supersededBy();
        Memory successor = by == null ? null : byId.get(by);
        return successor != null
                && lived.statements(successor).stream()
                        .anyMatch(statement -> statement.value().equals(value));
    }

    /** How a question was answered. */
    void answer(Lived lived, Asked asked, List<Hit> hits) {
        List<Set<String>> values = hits.stream()
                .map(hit -> hit instanceof Hit.OfMemory memory ? values(lived, memory.memory()) : Set.<String>of())
                .toList();
        boolean right = switch (asked.aim()) {
            case CURRENT, AS_OF -> within(values, 1, asked);
            case PREVIOUS, EVER -> within(values, FIVE, asked);
            case COUNT -> all(values, asked);
        };
        note(QUESTIONS, measure(asked.aim()), lived, right);
        List<String> texts = hits.stream().limit(FIVE).map(Hit::text).toList();
        cases.add(new Case(lived.life().id(), name(asked.aim()), asked.text(), right, texts));
    }

    private static Set<String> values(Lived lived, Memory memory) {
        return lived.statements(memory).stream().map(Statement::value).collect(Collectors.toSet());
    }

    private static boolean within(List<Set<String>> values, int depth, Asked asked) {
        return values.stream().limit(depth).anyMatch(stated -> stated.stream().anyMatch(asked.wanted()::contains));
    }

    private static boolean all(List<Set<String>> values, Asked asked) {
        Set<String> stated = values.stream().flatMap(Set::stream).collect(Collectors.toSet());
        return stated.containsAll(asked.wanted());
    }

    private static String measure(Aim aim) {
        return switch (aim) {
            case CURRENT -> "current@1";
            case AS_OF -> "as-of@1";
            case PREVIOUS -> "previous@5";
            case EVER -> "ever@5";
            case COUNT -> "count, all values@10";
        };
    }

    private void note(String group, String name, Lived lived, boolean holds) {
        outcomes.computeIfAbsent(group + "\t" + name, key -> new LinkedHashMap<>())
                .computeIfAbsent(lived.life().id(), id -> new ArrayList<>())
                .add(holds ? 1.0 : 0.0);
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (String group : List.of(
                QUESTIONS,
                SUPERSESSION,
                "true supersession by what replaced it",
                "false supersession by manner",
                "kept at all")) {
            outcomes.forEach((key, byPerson) -> {
                String[] names = key.split("\t", 2);
                if (names[0].equals(group)) {
                    figures.add(figure(group, names[1], byPerson));
                }
            });
            if (group.equals(SUPERSESSION)) {
                figures.add(Figure.share(
                        SUPERSESSION, "false ones, of all supersessions", falseSupersessions, supersessions));
            }
        }
        return figures;
    }

    private Figure figure(String group, String name, Map<String, List<Double>> byPerson) {
        List<double[]> groups = byPerson.values().stream()
                .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        int n = groups.stream().mapToInt(values -> values.length).sum();
        double sum = groups.stream().flatMapToDouble(Arrays::stream).sum();
        Figure figure = Figure.of(group, name, n == 0 ? 0 : sum / n, n).within(bootstrap.interval(groups));
        Figure.Target target = target(name);
        return target == null ? figure : figure.withTarget(target);
    }

    private static Figure.@Nullable Target target(String name) {
        return switch (name) {
            case "current@1", "previous@5" -> Figure.Target.atLeast(NOW_AND_BEFORE);
            case "true ones, of memories replaced" -> Figure.Target.atLeast(TRUE_ONES);
            case "false ones, of memories that stand" -> Figure.Target.atMost(FALSE_ONES);
            default -> null;
        };
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
