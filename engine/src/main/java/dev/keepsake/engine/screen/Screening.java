package dev.keepsake.engine.screen;

import dev.keepsake.conversation.Episode;
import dev.keepsake.extract.ExtractionRequest;
import dev.keepsake.extract.Fact;
import dev.keepsake.memory.Trust;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.TokenCounter;
import dev.keepsake.time.Deadline;
import java.util.EnumSet;
import java.util.List;

/** Looks at every fact before it may become a memory. Safe for use by many threads. */
public final class Screening {

    private final ScreenOptions options;
    private final Served served;
    private final List<Check> checks;

    public Screening(ScreenOptions options, Served served, Embedder embedder, TokenCounter tokens) {
        this.options = options;
        this.served = served;
        this.checks = List.of(
                new VoiceCheck(),
                new ServedCheck(),
                new HearsayCheck(),
                new SecretCheck(),
                new JunkCheck(),
                new GuessCheck(),
                new SupportCheck(new Nearness(embedder), new SecondOpinion(options, tokens)));
    }

    public Screened screen(ExtractionRequest request, List<Fact> facts, Deadline deadline) {
        if (!options.screens() || facts.isEmpty()) {
            return new Screened(facts, List.of(), List.of(), List.of());
        }
        Episode episode = request.episode();
        Docket docket = new Docket(request, facts, served.to(episode.project(), episode.scope()), deadline);
        if (request.handling().procedural()) {
            new SecretCheck().examine(docket);
            return docket.decided();
        }
        checks.forEach(check -> check.examine(docket));
        return docket.decided();
    }

    /** How far turns that are kept as they were said are trusted: as far as the least trusted of their passages. */
    public List<Fact> verbatim(Episode episode, List<Fact> turns) {
        if (!options.screens()) {
            return turns;
        }
        Said said = new Said(episode, List.of());
        return turns.stream()
                .map(fact -> fact.withNature(fact.nature().withTrust(trust(said, fact))))
                .toList();
    }

    private static Trust trust(Said said, Fact fact) {
        List<Passage> passages = said.cited(fact);
        boolean instructs = passages.stream().anyMatch(passage -> passage.voice() == Voice.INSTRUCTING);
        EnumSet<Voice> own = EnumSet.of(Voice.PERSON, Voice.PROGRAM);
        long ownSigns = passages.stream()
                .filter(passage -> own.contains(passage.voice()))
                .mapToLong(passage -> passage.text().length())
                .sum();
        long signs =
                passages.stream().mapToLong(passage -> passage.text().length()).sum();
        if (instructs || ownSigns * 2 < signs) {
            return Trust.QUOTED;
        }
        return passages.stream().anyMatch(passage -> passage.voice() == Voice.PERSON) ? Trust.OWN : Trust.REPORTED;
    }
}
