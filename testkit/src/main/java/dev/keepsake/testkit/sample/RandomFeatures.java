package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What might have been read from a memory or turn, thrown by dice: few names and few days, so that they meet. */
public final class RandomFeatures {

    /** The names that entities get, two of them of one canonical form. */
    public static final List<String> NAMES = List.of("Oslo", "Ada Byron", "ada byron", "Mercury", Exotic.TEXT.strip());

    private static final List<String> PREDICATES = List.of("works_at", "knows", "'; DROP TABLE relation; --");

    /** The first of the days that are named. */
    public static final Instant FIRST_DAY = Instant.parse("2025-12-31T00:00:00.000000001Z");

    /** How many days are named at most. */
    public static final int DAYS = 30;

    private final Random dice;
    private final HashingEmbedder embedder;

    public RandomFeatures(Random dice, HashingEmbedder embedder) {
        this.dice = dice;
        this.embedder = embedder;
    }

    /** Features, one time in four those of an entry that was not read. */
    public Features next() {
        return dice.nextInt(4) == 0 ? Features.NONE : new Features(inContext(), times(), entities(), dice.nextDouble());
    }

    /** As {@link #next()}, with relations between the entities that are named; for memories only. */
    public Features ofMemory() {
        Features read = next();
        return read.entities().isEmpty()
                ? read
                : read.withRelations(IntStream.range(0, dice.nextInt(4))
                        .mapToObj(i -> new RelationMention(
                                any(read.entities()).name(),
                                any(PREDICATES),
                                any(read.entities()).name()))
                        .toList());
    }

    /** A name that an entity may have been given, or one that none has. */
    public String canonicalName() {
        return dice.nextInt(6) == 0 ? "nobody" : CanonicalName.of(any(NAMES));
    }

    /** A moment that may have been named, or one not far from it. */
    public Instant moment() {
        return FIRST_DAY.plus(Duration.ofHours(dice.nextInt(DAYS * 24))).plusNanos(dice.nextInt(3));
    }

    private @Nullable Embedding inContext() {
        return dice.nextBoolean() ? embedder.embed("before " + dice.nextInt(50) + " and after") : null;
    }

    private List<TimeMention> times() {
        return IntStream.range(0, dice.nextInt(3))
                .mapToObj(i -> {
                    Instant from = moment();
                    Precision precision = any(List.of(Precision.values()));
                    return new TimeMention(from, from.plus(Duration.ofHours(1 + dice.nextInt(72))), precision, span(9));
                })
                .toList();
    }

    private List<EntityMention> entities() {
        return IntStream.range(0, dice.nextInt(4))
                .mapToObj(i -> {
                    String name = any(NAMES);
                    EntityKind kind = any(List.of(EntityKind.values()));
                    return new EntityMention(name, CanonicalName.of(name), span(name.length()), kind);
                })
                .toList();
    }

    private Span span(int length) {
        int start = dice.nextInt(1000);
        return new Span(start, start + length);
    }

    private <T> T any(List<T> options) {
        return options.get(dice.nextInt(options.size()));
    }
}
