package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Turn;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.LeftOut;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.Trust;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who says it. A fact is trusted as far as the least trusted passage without which it would not be supported, whatever its
 * extractor says; what only a system message says is no fact, and what only a tool says is held.
 */
final class VoiceCheck implements Check {

    static final String SYSTEM = "a system message says so, and nobody else";
    static final String TOOL = "a tool returned it; nobody said it";
    static final String INSTRUCTS = "gives instructions to a model or to the memory";

    /** Enough of a fact is in what it cites; else the whole episode is looked through for where it comes from. */
    private static final double ENOUGH = 0.5;
    /** In so many words one may be missing from what a voice says. */
    private static final int MANY_WORDS = 6;

    /** Who says so much of what others said has it from them. */
    private static final double REPEATED = 0.75;

    private static final Set<Voice> PASSED_ON = EnumSet.of(Voice.TOOL, Voice.QUOTED, Voice.INSTRUCTING);

    /** From whom to expect it first. */
    private static final List<Voice> ORDER = List.of(
            Voice.PERSON, Voice.PROGRAM, Voice.QUOTED, Voice.INSTRUCTING, Voice.RECALLED, Voice.TOOL, Voice.SYSTEM);

    @Override
    public void examine(Docket docket) {
        for (Map.Entry<Integer, Fact> entry : docket.open().entrySet()) {
            examine(docket, entry.getKey(), entry.getValue());
        }
    }

    private static void examine(Docket docket, int number, Fact fact) {
        Voice voice = of(docket.said(), fact);
        if (voice == Voice.PERSON && Addressed.is(docket.said(), fact)) {
            voice = Voice.QUOTED;
        }
        docket.hear(number, voice);
        if (voice == Voice.SYSTEM) {
            docket.leave(number, LeftOut.Cause.NOT_MEMORABLE, SYSTEM);
        } else if (voice == Voice.TOOL) {
            docket.hold(number, TOOL);
        } else if (voice == Voice.INSTRUCTING && Instructions.commands(fact.text())) {
            docket.hold(number, INSTRUCTS);
        } else {
            docket.replace(number, said(docket.said(), fact, voice));
        }
    }

    /** The fact with the trust and the speaker that its voice has. */
    private static Fact said(Said said, Fact fact, Voice voice) {
        Trust trust = least(fact.nature().trust(), voice.trust());
        Fact trusted = trust == fact.nature().trust()
                ? fact
                : fact.withNature(fact.nature().withTrust(trust));
        boolean misattributed = voice == Voice.PROGRAM && fact.attribution().role() == Role.USER;
        if (!misattributed) {
            return trusted;
        }
        String name = said.turns().stream()
                .filter(turn -> turn.role() == Role.ASSISTANT)
                .findFirst()
                .map(Turn::name)
                .orElse(null);
        return trusted.withAttribution(new Attribution(Role.ASSISTANT, name));
    }

    private static Trust least(Trust one, Trust other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The voice without which the fact would not be supported. */
    static Voice of(Said said, Fact fact) {
        Terms terms = Terms.of(fact.text());
        List<Passage> passages = said.cited(fact);
        if (passages.isEmpty() || terms.coveredBy(terms(passages, EnumSet.allOf(Voice.class))) < ENOUGH) {
            passages = said.in(EnumSet.allOf(Voice.class));
        }
        Terms missing = terms.without(terms(passages, EnumSet.allOf(Voice.class)));
        if (missing.size() == terms.size()) {
            return least(said.cited(fact));
        }
        Set<Voice> heard = EnumSet.noneOf(Voice.class);
        for (Voice voice : ORDER) {
            heard.add(voice);
            Terms lost = terms.without(terms(passages, heard)).without(missing);
            int tolerated = terms.size() - missing.size() >= MANY_WORDS ? 1 : 0;
            if (lost.numbers().isEmpty() && lost.words().size() <= tolerated) {
                return voice == Voice.PROGRAM ? repeated(said, terms.without(missing)) : voice;
            }
        }
        return Voice.SYSTEM;
    }

    /** A program that says again what a tool or a quoted text says, says nothing of its own. */
    private static Voice repeated(Said said, Terms heard) {
        Terms passedOn = terms(said.in(PASSED_ON), PASSED_ON);
        return heard.without(passedOn).size() <= heard.size() * (1 - REPEATED) ? Voice.QUOTED : Voice.PROGRAM;
    }

    private static Voice least(List<Passage> passages) {
        return passages.stream()
                .map(Passage::voice)
                .min(Comparator.naturalOrder())
                .orElse(Voice.QUOTED);
    }

    private static Terms terms(List<Passage> passages, Set<Voice> voices) {
        return Terms.union(passages.stream()
                .filter(passage -> voices.contains(passage.voice()))
                .map(Passage::terms)
                .toList());
    }
}
