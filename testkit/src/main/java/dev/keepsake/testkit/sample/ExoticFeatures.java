package dev.keepsake.testkit.sample;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.Features;
import dev.keepsake.time.Precision;
import dev.keepsake.time.TimeMention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** As {@link Exotic}, of what is read from memories and turns. */
public final class ExoticFeatures {

    private static final Instant NANOS = Instant.parse("2026-02-28T23:59:59.123456789Z");

    private ExoticFeatures() {}

    /** Features of a memory in which nothing is ordinary. */
    public static Features ofMemory(SampleData data) {
        Features features = of(data);
        String drop = "'; DROP TABLE memory; --";
        List<EntityMention> entities = new ArrayList<>(features.entities());
        for (String name : List.of(Exotic.TEXT, drop, "%", "1")) {
            entities.add(new EntityMention(name, CanonicalName.of(name), new Span(0, 1), EntityKind.OTHER));
        }
        return features.withEntities(entities)
                .withRelations(List.of(
                        new RelationMention(Exotic.TEXT, Exotic.TEXT, drop),
                        new RelationMention("%", "is", "%"),
                        new RelationMention("%", "is", "%"),
                        new RelationMention("1", "is", Exotic.TEXT)));
    }

    /** Features in which nothing is ordinary, without relations. */
    public static Features of(SampleData data) {
        List<TimeMention> times = List.of(
                new TimeMention(Instant.MIN, Instant.MAX, Precision.RANGE, new Span(0, Integer.MAX_VALUE)),
                new TimeMention(NANOS, NANOS.plusNanos(1), Precision.MOMENT, new Span(7, 8)));
        String text = Exotic.TEXT;
        List<EntityMention> entities = List.of(
                new EntityMention(text, text, new Span(0, text.length()), EntityKind.PERSON),
                new EntityMention("'; DROP TABLE entity; --", "%", new Span(1, 2), EntityKind.OTHER),
                new EntityMention(text, text, new Span(3, 4), EntityKind.PRODUCT));
        return new Features(data.embedder().embed(text), times, entities, 0.1 + 0.2);
    }
}
