package dev.keepsake.engine.extract.model;

import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.extract.Verdict;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Nature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes facts with verdicts of what the second step of the policy {@code classic} decides. No fact of the first step is lost: one
 * that causes a DELETE is kept in place of what it removes, and one that no decision speaks of is kept as new.
 */
final class Decisions {

    /** A decision is about the fact with most of whose words it shares, if it shares so many. */
    private static final double ABOUT = 0.3;

    /** A fact so much of which is said elsewhere is not kept once more. */
    private static final double COVERED = 0.6;

    private static final String REMOVED = "a newer statement contradicts it";

    private final List<Stated> facts;
    private final ShownMemories shown;
    private final Window window;
    private final Findings findings;
    private final List<Decided> decided = new ArrayList<>();
    private final List<Memory> removed = new ArrayList<>();
    private final List<Memory> untouched = new ArrayList<>();

    Decisions(List<Stated> facts, ShownMemories shown, Window window, Findings findings) {
        this.facts = facts;
        this.shown = shown;
        this.window = window;
        this.findings = findings;
    }

    /** What is to be kept: {@code origin} is the fact it comes from, or null when none resembles it. */
    private record Decided(String text, @Nullable Stated origin, Verdict verdict) {

        boolean comesFrom(Stated fact) {
            return fact.equals(origin);
        }
    }

    /** Takes one entry of the reply. */
    void take(JsonNode item) {
        Fields fields = new Fields(item);
        String text = fields.text("text");
        Optional<Memory> memory = shown.named(fields.text("id"));
        String event = fields.text("event").toUpperCase(Locale.ROOT);
        switch (event) {
            case "ADD" -> add(text, new Verdict.New());
            case "UPDATE" ->
                memory.ifPresentOrElse(known -> update(known, text), () -> {
                    report("to update a memory that it was not shown; the text is kept as new");
                    add(text, new Verdict.New());
                });
            case "DELETE" ->
                memory.ifPresentOrElse(
                        removed::add, () -> report("to delete a memory that it was not shown; nothing is deleted"));
            case "NONE" -> memory.ifPresent(untouched::add);
            default -> report("an event that is none of ADD, UPDATE, DELETE and NONE; it is ignored");
        }
    }

    private void update(Memory memory, String text) {
        if (text.equals(memory.text())) {
            untouched.add(memory);
        } else {
            add(text, new Verdict.Rewords(memory.id()));
        }
    }

    private void add(String text, Verdict verdict) {
        if (text.isEmpty()) {
            report("a memory without a text");
        } else {
            decided.add(new Decided(text, origin(text), verdict));
        }
    }

    private void report(String what) {
        findings.leave(null, Cause.UNREADABLE, "The chat model decided on " + what);
    }

    /** Adds the facts, with their verdicts, to the findings. */
    void conclude() {
        removed.forEach(this::remove);
        for (Stated fact : facts) {
            if (decided.stream().noneMatch(one -> one.comesFrom(fact))) {
                undecided(fact);
            }
        }
        decided.forEach(one -> findings.add(fact(one)));
    }

    /** Lets the fact that speaks most of a memory remove it. */
    private void remove(Memory memory) {
        Set<String> words = Words.of(memory.text());
        Stated cause = facts.stream()
                .max(Comparator.<Stated>comparingInt(fact -> fact.near().contains(memory.id()) ? 1 : 0)
                        .thenComparingDouble(fact -> Words.share(words, fact.words())))
                .orElseThrow();
        for (int place = 0; place < decided.size(); place++) {
            Decided one = decided.get(place);
            if (one.comesFrom(cause)) {
                decided.set(place, new Decided(one.text(), cause, removing(one.verdict(), memory.id())));
                return;
            }
        }
        decided.add(new Decided(cause.text(), cause, new Verdict.Removes(memory.id())));
    }

    private static Verdict removing(Verdict verdict, MemoryId removed) {
        if (verdict.memories().isEmpty()) {
            return new Verdict.Removes(removed);
        }
        List<MemoryId> all = new ArrayList<>(verdict.memories());
        all.add(removed);
        return new Verdict.Supersedes(all.stream().distinct().toList(), REMOVED);
    }

    private void undecided(Stated fact) {
        boolean said = decided.stream().anyMatch(one -> Words.share(fact.words(), Words.of(one.text())) >= COVERED);
        if (said) {
            return;
        }
        Verdict verdict = untouched.stream()
                .filter(memory -> Words.share(fact.words(), Words.of(memory.text())) >= COVERED)
                .findFirst()
                .<Verdict>map(memory -> new Verdict.Same(memory.id()))
                .orElse(new Verdict.New());
        decided.add(new Decided(fact.text(), fact, verdict));
    }

    private @Nullable Stated origin(String text) {
        Set<String> words = Words.of(text);
        return facts.stream()
                .filter(fact -> Words.share(fact.words(), words) >= ABOUT)
                .max(Comparator.comparingDouble(fact -> Words.share(fact.words(), words)))
                .orElse(null);
    }

    private Fact fact(Decided one) {
        List<Piece> cited = one.origin() == null
                ? Support.of(one.text(), window.pieces())
                : one.origin().cited();
        Turn speaker = cited.getFirst().turn();
        return new Fact(
                one.text(),
                new Attribution(speaker.role(), speaker.name()),
                speaker.time(),
                SourceFinder.of(cited, ""),
                Nature.PLAIN,
                one.verdict(),
                List.of());
    }
}
