package dev.keepsake.index.lucene;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.time.Deadline;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Entries and questions as the tests here need them. */
final class Entries {

    static final ProjectId PROJECT = new ProjectId("acme");
    static final Scope ALICE = Scope.ofUser("alice");
    static final HashingEmbedder EMBEDDER = new HashingEmbedder();

    private Entries() {}

    static EntryKey key(int number) {
        return new EntryKey.OfMemory(new MemoryId(new UUID(0, number)));
    }

    static IndexEntry entry(int number, ProjectId project, Scope scope, String text) {
        return entry(number, project, scope, text, EMBEDDER.embed(text));
    }

    static IndexEntry entry(int number, ProjectId project, Scope scope, String text, Embedding embedding) {
        Facets facets = new Facets(
                new UUID(0, number).toString(),
                scope,
                text,
                null,
                Attributes.NONE,
                MemoryState.CURRENT,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
        return new IndexEntry(key(number), project, facets, embedding);
    }

    static IndexUpdate put(int number, String text) {
        return new IndexUpdate.Upsert(entry(number, PROJECT, ALICE, text));
    }

    /** One update and one position further. */
    static void apply(LuceneIndex index, IndexUpdate... updates) {
        index.apply(List.of(updates), index.position() + 1);
    }

    static CandidateQuery ask(Scope scope, int limit) {
        return ask(PROJECT, scope, Filter.all(), limit);
    }

    static CandidateQuery ask(ProjectId project, Scope scope, Filter filter, int limit) {
        return new CandidateQuery(
                new Selection(project, scope, filter, Visibility.currentAt(Instant.EPOCH)),
                EnumSet.allOf(EntryKind.class),
                limit,
                Deadline.NONE);
    }

    /** A random direction near one of ten, so that there is something to be near to. */
    static Embedding randomEmbedding(Random dice) {
        float[] vector = new float[EMBEDDER.id().dimension()];
        vector[dice.nextInt(10)] = 2;
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] += (float) dice.nextGaussian() / 4;
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return new Embedding(EMBEDDER.id(), vector);
    }
}
