package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.Role;
import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.extract.Fact;
import dev.keepsake.extract.Verdict;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.memory.Attribution;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.Nature;
import dev.keepsake.memory.Source;
import dev.keepsake.model.ModelUse;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** As {@link Exotic}, of what comes of extraction. */
public final class ExoticFacts {

    private static final MemoryId MEMORY = new MemoryId(new UUID(-1, 2));
    private static final MemoryId OTHER = new MemoryId(new UUID(0, 0));

    private ExoticFacts() {}

    /** One of every verdict. */
    public static List<Verdict> verdicts() {
        return List.of(
                new Verdict.New(),
                new Verdict.Same(MEMORY),
                new Verdict.Refines(MEMORY),
                new Verdict.Supersedes(List.of(MEMORY, OTHER), Exotic.TEXT),
                new Verdict.Supersedes(List.of(MEMORY), ""),
                new Verdict.Contradicts(MEMORY),
                new Verdict.RelatesTo(List.of(MEMORY, OTHER, MEMORY)),
                new Verdict.RelatesTo(List.of()),
                new Verdict.Rewords(MEMORY),
                new Verdict.Removes(MEMORY));
    }

    /** A fact with this verdict in which nothing is ordinary. */
    public static Fact fact(Verdict verdict) {
        TurnId turn = new TurnId(new EpisodeId(new UUID(7, -7)), Integer.MAX_VALUE);
        return new Fact(
                Exotic.TEXT,
                new Attribution(Role.TOOL, Exotic.TEXT),
                Instant.parse("-0044-03-15T11:59:59.123456789Z"),
                List.of(new Source(turn, new Span(0, Integer.MAX_VALUE)), new Source(turn, new Span(3, 4))),
                Exotic.nature(),
                verdict,
                List.of(new RelationMention(Exotic.TEXT, "%", "half a pair: \ud83d")));
    }

    /** A fact of which as little is said as can be. */
    public static Fact plain() {
        TurnId turn = new TurnId(new EpisodeId(new UUID(1, 1)), 0);
        return new Fact(
                        "tea",
                        new Attribution(Role.USER, null),
                        Instant.EPOCH,
                        List.of(new Source(turn, new Span(0, 3))))
                .withNature(Nature.PLAIN);
    }

    /** Uses of models with numbers at the rim. */
    public static List<ModelUse> uses() {
        return List.of(
                new ModelUse(Exotic.TEXT, ModelUse.Purpose.SUPPORT_CHECK, 1, 1L << 50, 1L << 49, 0, false, null),
                new ModelUse("", ModelUse.Purpose.EXTRACTION, 0, 0, 0, 0, true, new BigDecimal("0E-20")),
                new ModelUse("%", ModelUse.Purpose.SUMMARY, 3, 2, 1, 0, true, new BigDecimal("1E+9")));
    }
}
