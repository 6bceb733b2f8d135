package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Episode;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.Turn;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Source;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An episode cut into passages of one voice each. Where every turn has a name, people talk to each other, whatever their roles are called. */
final class Said {

    private final List<Turn> turns;
    private final boolean peopleOnly;
    private final Map<TurnId, List<Passage>> passages = new HashMap<>();

    /** @param served what was served to the scope, see {@link Served#plain} */
    Said(Episode episode, List<String> served) {
        this.turns = episode.turns();
        this.peopleOnly = turns.stream().filter(Said::speaks).allMatch(Said::isNamed);
        turns.forEach(turn -> passages.put(turn.id(), cut(turn, served)));
    }

    /** Whether nobody who speaks is a program. */
    boolean peopleOnly() {
        return peopleOnly;
    }

    List<Turn> turns() {
        return turns;
    }

    /** The turn that a source is in, or the first one for a source of elsewhere. */
    Turn turn(Source source) {
        return turns.get(Math.min(source.turn().ordinal(), turns.size() - 1));
    }

    /** What the fact cites. */
    List<Passage> cited(Fact fact) {
        Set<Passage> cited = new LinkedHashSet<>();
        for (Source source : fact.sources()) {
            for (Passage passage : passages.getOrDefault(source.turn(), List.of())) {
                if (passage.overlaps(source.span())) {
                    cited.add(passage);
                }
            }
            question(source).ifPresent(cited::add);
        }
        return List.copyOf(cited);
    }

    /** Every passage of these voices. */
    List<Passage> in(Set<Voice> voices) {
        List<Passage> found = new ArrayList<>();
        for (Turn turn : turns) {
            for (Passage passage : passages.getOrDefault(turn.id(), List.of())) {
                if (voices.contains(passage.voice())) {
                    found.add(passage);
                }
            }
        }
        return found;
    }

    /** Everything but what agents are told about themselves. */
    List<Passage> spoken() {
        return in(EnumSet.complementOf(EnumSet.of(Voice.SYSTEM)));
    }

    /** The question that a short answer makes its own: "Do you live in Turin?" - "Yes." */
    private Optional<Passage> question(Source source) {
        int ordinal = source.turn().ordinal();
        if (ordinal < 1 || ordinal >= turns.size()) {
            return Optional.empty();
        }
        Turn answer = turns.get(ordinal);
        Turn asked = turns.get(ordinal - 1);
        boolean answers = answer.role() == Role.USER && asked.role() == Role.ASSISTANT && isShort(answer.text());
        List<Passage> before = passages.getOrDefault(asked.id(), List.of());
        if (!answers || before.isEmpty() || !Sentences.asks(before.getLast().text())) {
            return Optional.empty();
        }
        Passage last = before.getLast();
        return last.voice() == Voice.PROGRAM ? Optional.of(last.in(Voice.PERSON)) : Optional.empty();
    }

    private static boolean isShort(String text) {
        return text.length() <= 40;
    }

    private List<Passage> cut(Turn turn, List<String> served) {
        Voice own = switch (turn.role()) {
            case SYSTEM -> Voice.SYSTEM;
            case TOOL -> Voice.TOOL;
            case ASSISTANT -> peopleOnly ? Voice.PERSON : Voice.PROGRAM;
            case USER -> Voice.PERSON;
        };
        BitSet recalled = RecalledBlocks.in(turn.text(), served);
        BitSet quoted = Quotations.in(turn.text());
        List<Passage> cut = new ArrayList<>();
        Span instructed = null;
        for (Span sentence : Sentences.in(turn.text())) {
            String text = sentence.of(turn.text());
            boolean speaks = own == Voice.PERSON || own == Voice.PROGRAM;
            boolean instructs = speaks && Instructions.isOne(text);
            if (instructs && instructed == null) {
                instructed = sentence;
            }
            Voice voice = own;
            if (mostly(recalled, sentence)) {
                voice = Voice.RECALLED;
            } else if (own == Voice.PERSON && instructed != null) {
                voice = Voice.INSTRUCTING;
            } else if (speaks && mostly(quoted, sentence)) {
                voice = instructs ? Voice.INSTRUCTING : Voice.QUOTED;
            } else if (instructs) {
                voice = Voice.INSTRUCTING;
            }
            cut.add(new Passage(sentence, text, voice));
            if (speaks && voice == own) {
                inMarks(turn.text(), sentence, quoted, cut);
            }
        }
        return instructed == null || own != Voice.PERSON ? cut : backToLineStart(turn.text(), cut, instructed);
    }

    /** A quotation inside a sentence of one's own: the sentence goes without it, and it stands by itself. */
    private static void inMarks(String text, Span sentence, BitSet quoted, List<Passage> cut) {
        int from = quoted.nextSetBit(sentence.start());
        if (from < 0 || from >= sentence.end()) {
            return;
        }
        Passage whole = cut.removeLast();
        StringBuilder own = new StringBuilder();
        StringBuilder others = new StringBuilder();
        for (int i = sentence.start(); i < sentence.end(); i++) {
            (quoted.get(i) ? others : own).append(text.charAt(i));
        }
        cut.add(new Passage(sentence, own.toString(), whole.voice()));
        cut.add(new Passage(sentence, others.toString(), Voice.QUOTED));
    }

    /** What stands in one paragraph with an instruction belongs to it, before it as well. */
    private static List<Passage> backToLineStart(String text, List<Passage> cut, Span instructed) {
        int line = text.lastIndexOf('\n', instructed.start()) + 1;
        return cut.stream()
                .map(passage ->
                        passage.voice() == Voice.PERSON && passage.span().start() >= line
                                ? passage.in(Voice.INSTRUCTING)
                                : passage)
                .toList();
    }

    private static boolean mostly(BitSet marked, Span span) {
        int inside = marked.get(span.start(), span.end()).cardinality();
        return inside * 2 > span.end() - span.start();
    }

    private static boolean speaks(Turn turn) {
        return turn.role() == Role.USER || turn.role() == Role.ASSISTANT;
    }

    private static boolean isNamed(Turn turn) {
        return turn.name() != null && !turn.name().isBlank();
    }
}
