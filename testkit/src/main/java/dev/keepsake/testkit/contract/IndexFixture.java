package dev.keepsake.testkit.contract;

import dev.keepsake.attribute.Attributes;
import dev.keepsake.conversation.EpisodeId;
import dev.keepsake.conversation.TurnId;
import dev.keepsake.filter.Facets;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.EntryKind;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexText;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.Projection;
import dev.keepsake.memory.Memory;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.sample.SampleData;
import dev.keepsake.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh index before every test, and the words its contracts are written in. */
abstract class IndexFixture<I extends Projection> {

    static final ProjectId PROJECT = new ProjectId("acme");
    static final ProjectId OTHER_PROJECT = new ProjectId("umbrella");
    static final Scope ALICE = Scope.ofUser("alice");
    static final Scope BOB = Scope.ofUser("bob");
    static final Set<EntryKind> BOTH = EnumSet.allOf(EntryKind.class);

    final SampleData data = new SampleData();

    I index;

    /**
     * A new, empty index for vectors of {@code data.embedder()}: {@link dev.keepsake.testkit.fake.HashingEmbedder} with 128
     * dimensions.
     */
    protected abstract I open();

    @BeforeEach
    void openIndex() {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    IndexEntry entry(ProjectId project, Memory memory) {
        Facets facets = Facets.of(memory);
        String text = IndexText.of(facets.actor(), facets.text());
        return new IndexEntry(
                new EntryKey.OfMemory(memory.id()),
                project,
                facets,
                data.embedder().embed(text));
    }

    IndexEntry entry(Scope scope, String text) {
        return entry(PROJECT, data.memory(scope, text));
    }

    IndexEntry turnEntry(Scope scope, String text) {
        TurnId id = new TurnId(new EpisodeId(data.ids().next()), 3);
        Facets facets = new Facets(
                id.toString(), scope, text, null, Attributes.NONE, MemoryState.CURRENT, data.tick(), data.now(), null);
        return new IndexEntry(
                new EntryKey.OfTurn(id), PROJECT, facets, data.embedder().embed(text));
    }

    /** Puts entries in, one log position each. */
    void put(IndexEntry... entries) {
        List<IndexUpdate> updates = new ArrayList<>();
        for (IndexEntry entry : entries) {
            updates.add(new IndexUpdate.Upsert(entry));
        }
        apply(updates);
    }

    void apply(List<IndexUpdate> updates) {
        index.apply(updates, index.position() + updates.size());
    }

    void apply(IndexUpdate update) {
        apply(List.of(update));
    }

    CandidateQuery query(Scope scope) {
        return query(PROJECT, scope, 100);
    }

    CandidateQuery query(ProjectId project, Scope scope, int limit) {
        return query(new Selection(project, scope, Filter.all(), Visibility.currentAt(data.now())), BOTH, limit);
    }

    static CandidateQuery query(Selection selection, Set<EntryKind> kinds, int limit) {
        return new CandidateQuery(selection, kinds, limit, Deadline.NONE);
    }

    static CandidateQuery tooLate(CandidateQuery query) {
        return new CandidateQuery(query.selection(), query.kinds(), query.limit(), Deadline.after(Duration.ZERO));
    }

    static List<EntryKey> keys(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::key).toList();
    }
}
