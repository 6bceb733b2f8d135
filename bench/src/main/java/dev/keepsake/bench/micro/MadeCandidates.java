package dev.keepsake.bench.micro;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.Circumstances;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Entries of conversations of two people, ten turns an episode, as signals would propose them, without an index. */
public final class MadeCandidates {

    /** How many turns an episode has. */
    public static final int TURNS = 10;

    /** The month in which all of it was said. */
    public static final String MONTH = "May 2025";

    private static final Instant START = Instant.parse("2025-05-01T00:00:00Z");
    private static final int SUPERSEDED_ONE_IN = 20;
    private static final int NAMING_A_TIME_ONE_IN = 4;

    /** The speakers, in turn. */
    private static final List<String> SPEAKERS = List.of("Ada", "Ben");

    private final List<Candidate> entries = new ArrayList<>();

    /** Turns, every other one of them with a fact that came from it, until there are {@code count} entries. */
    public static MadeCandidates turnsAndFacts(int count) {
        MadeCandidates made = new MadeCandidates();
        for (int turn = 0; made.entries.size() < count; turn++) {
            TurnId origin = new TurnId(new EpisodeId(new UUID(1, turn / TURNS)), turn % TURNS);
            made.add(new EntryKey.OfTurn(origin), origin);
            if (turn % 2 == 0) {
                made.add(new EntryKey.OfMemory(new MemoryId(new UUID(2, turn))), origin);
            }
        }
        return made;
    }

    /** Adds an entry that came from this turn. */
    public void add(EntryKey key, TurnId origin) {
        int number = entries.size();
        Instant at = START.plus(Duration.ofHours(number % 700));
        List<TimeMention> times = number % NAMING_A_TIME_ONE_IN == 0
                ? List.of(new TimeMention(at, at.plus(Duration.ofDays(1)), Precision.DAY, new Span(0, 5)))
                : List.of();
        boolean user = origin.ordinal() % 2 == 0;
        entries.add(new Candidate(
                key,
                0,
                new Circumstances(
                        List.of(origin),
                        at,
                        user ? Role.USER : Role.ASSISTANT,
                        SPEAKERS.get(origin.ordinal() % 2),
                        number % SUPERSEDED_ONE_IN == 0 ? MemoryState.SUPERSEDED : MemoryState.CURRENT,
                        times,
                        number % 10 / 10.0)));
    }

    /** All of them, as a structure index proposes them. */
    public List<Candidate> all() {
        return List.copyOf(entries);
    }

    /** {@code count} entries from number {@code from} on in an order of their own, with falling scores. */
    public List<Candidate> proposed(int from, int count) {
        List<Candidate> chosen = new ArrayList<>(entries.subList(from, from + count));
        Collections.shuffle(chosen, new Random(from));
        List<Candidate> scored = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Candidate entry = chosen.get(i);
            scored.add(new Candidate(entry.key(), 1 - (double) i / count, entry.circumstances()));
        }
        return scored;
    }
}
