package dev.keepsake.index.lucene;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.IndexEntry;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.index.KeywordIndex;
import dev.keepsake.index.Nearest;
import dev.keepsake.index.Projection;
import dev.keepsake.index.StructureIndex;
import dev.keepsake.index.VectorIndex;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Vectors and words of every memory and turn in one Lucene directory, which belongs to one open index at a time.
 *
 * <p>Updates are seen once {@link #apply} returns and survive a crash once {@link #persist} returns; closing does not
 * persist. Any method throws {@link KeepsakeException} with {@code STORAGE_UNAVAILABLE} when the directory cannot be read
 * or written; the directory may then be deleted, because everything in it comes from the store.
 */
public final class LuceneIndex implements Projection, VectorIndex, KeywordIndex, StructureIndex {

    private final Path path;
    private final EmbedderId embedder;
    private final IndexFolder folder;
    private final NearestVectors vectors;
    private final WordMatches words = new WordMatches();
    private final ReentrantLock stepping = new ReentrantLock(true);
    private volatile long position;

    private final AtomicLong steps = new AtomicLong();

    /** How many of the steps the searches see; written under the lock only. */
    private volatile long seen;

    private long persisted;

    private LuceneIndex(Path path, EmbedderId embedder, IndexFolder folder, LuceneIndexOptions options) {
        this.path = path;
        this.embedder = embedder;
        this.folder = folder;
        this.vectors = new NearestVectors(options);
        this.position = folder.position();
        this.persisted = position;
    }

    /** As {@link #open(Path, EmbedderId, LuceneIndexOptions)} with {@link LuceneIndexOptions#DEFAULT}. */
    public static LuceneIndex open(Path directory, EmbedderId embedder) {
        return open(directory, embedder, LuceneIndexOptions.DEFAULT);
    }

    /**
     * Opens the index in a directory, which is made if it is not there. An index that is damaged, was written by another
     * version or holds another embedder's vectors starts empty at position 0, with a line in the log.
     *
     * @param directory holds nothing else
     * @param embedder whose vectors it holds
     * @param options how speed is weighed against exactness
     * @throws KeepsakeException with {@code STORAGE_UNAVAILABLE} when the directory cannot be used or is in use
     */
    public static LuceneIndex open(Path directory, EmbedderId embedder, LuceneIndexOptions options) {
        return attempt(
                "open",
                directory,
                () -> new LuceneIndex(directory, embedder, IndexFolder.open(directory, embedder, options), options));
    }

    /** An empty index that touches no disk and is gone when it is closed. */
    public static LuceneIndex inMemory(EmbedderId embedder) {
        Path nowhere = Path.of("memory");
        LuceneIndexOptions options = LuceneIndexOptions.DEFAULT;
        return attempt(
                "open", nowhere, () -> new LuceneIndex(nowhere, embedder, IndexFolder.inMemory(options), options));
    }

    @Override
    public Nearest nearest(CandidateQuery query, Embedding question, Of which) {
        requireSameEmbedder(question);
        return search(query.deadline(), searcher -> vectors.find(searcher, query, question.vector(), which));
    }

    @Override
    public List<Candidate> matching(CandidateQuery query, String question) {
        return search(query.deadline(), searcher -> words.find(searcher, query, question));
    }

    @Override
    public List<Candidate> mentioning(CandidateQuery query, Collection<String> entities) {
        return search(query.deadline(), searcher -> MentionMatches.find(searcher, query, entities));
    }

    @Override
    public List<Candidate> during(CandidateQuery query, Instant from, Instant to) {
        return search(query.deadline(), searcher -> EntryMoments.during(searcher, query, from, to));
    }

    @Override
    public List<Candidate> latest(CandidateQuery query) {
        return search(query.deadline(), searcher -> EntryMoments.latest(searcher, query));
    }

    @Override
    public List<Candidate> at(CandidateQuery query, Collection<TurnId> turns) {
        return search(query.deadline(), searcher -> EntryOrigins.find(searcher, query, turns));
    }

    @Override
    public Set<String> knownEntities(CandidateQuery query, Collection<String> names) {
        return search(query.deadline(), searcher -> KnownNames.find(searcher, query, names, EntryDocument::entity));
    }

    @Override
    public Set<String> knownSpeakers(CandidateQuery query, Collection<String> names) {
        return search(query.deadline(), searcher -> KnownNames.find(searcher, query, names, EntryDocument::speaker));
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void apply(List<IndexUpdate> updates, long reached) {
        if (reached < position) {
            throw new IllegalArgumentException(
                    "The index is at position " + position + "; updates that reach " + reached + " would take it back");
        }
        step("update", () -> {
            for (IndexUpdate update : updates) {
                apply(update);
            }
        });
        position = reached;
    }

    @Override
    public void persist() {
        if (position != persisted) {
            commit();
        }
    }

    @Override
    public void clear() {
        step("clear", () -> folder.writer().deleteAll());
        position = 0;
        commit();
    }

    /**
     * Rewrites every file that still holds something of entries taken out or replaced, and persists. Until then their
     * text stays on disk, although no search finds it.
     */
    public void eraseRemoved() {
        step("erase", () -> folder.writer().forceMergeDeletes(true));
        commit();
    }

    @Override
    public Map<EntryKey, Integer> censusOfEveryProject() {
        return search(Deadline.NONE, searcher -> {
            Map<EntryKey, Integer> census = new HashMap<>();
            for (MatchingEntries entries : MatchingEntries.all(searcher, MatchAllDocsQuery.INSTANCE, Deadline.NONE)) {
                BinaryDocValues keys = DocValues.getBinary(entries.leaf().reader(), EntryDocument.KEY);
                for (int i = 0; i < entries.size(); i++) {
                    keys.advance(entries.document(i));
                    census.merge(EntryKey.parse(keys.binaryValue().utf8ToString()), 1, Integer::sum);
                }
            }
            return census;
        });
    }

    @Override
    public void close() {
        attempt("close", path, () -> {
            folder.close();
            return position;
        });
    }

    private void apply(IndexUpdate update) throws IOException {
        IndexWriter writer = folder.writer();
        switch (update) {
            case IndexUpdate.Upsert(IndexEntry entry) -> {
                requireSameEmbedder(entry.embedding());
                requireSameEmbedder(entry.features().inContext());
                Language language = LanguageDetector.ofText(entry.facets().text());
                writer.updateDocument(
                        EntryDocument.identity(entry.project(), entry.key()), EntryDocument.of(entry, language));
            }
            case IndexUpdate.Remove(var project, var key) ->
                writer.deleteDocuments(EntryDocument.identity(project, key));
            case IndexUpdate.RemoveProject(var project) -> writer.deleteDocuments(EntryDocument.project(project));
        }
    }

    private void commit() {
        attempt("persist", path, () -> {
            folder.writer()
                    .setLiveCommitData(
                            new Commit(position, embedder).toUserData().entrySet());
            return folder.writer().commit();
        });
        persisted = position;
    }

    private void requireSameEmbedder(@Nullable Embedding embedding) {
        if (embedding != null && !embedding.embedder().equals(embedder)) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "The index holds vectors of the embedder " + embedder + "; it was given one of "
                            + embedding.embedder());
        }
    }

    private <T> T search(Deadline deadline, Search<T> search) {
        Deadlines.check(deadline);
        return attempt("search", path, () -> {
            refresh();
            IndexSearcher searcher = folder.searchers().acquire();
            try {
                return search.in(searcher);
            } finally {
                folder.searchers().release(searcher);
            }
        });
    }

    /** Makes changes that searches see all together or not at all. */
    private void step(String what, Changes made) {
        stepping.lock();
        try {
            attempt(what, path, () -> {
                made.make();
                return steps.incrementAndGet();
            });
        } finally {
            stepping.unlock();
        }
    }

    /**
     * Opens a view that holds every step made so far. Left to the searches, because a row of adds needs no view between: with
     * 100,000 entries that halves the time of an add.
     */
    private void refresh() throws IOException {
        if (seen == steps.get()) {
            return;
        }
        stepping.lock();
        try {
            folder.searchers().maybeRefreshBlocking();
            seen = steps.get();
        } finally {
            stepping.unlock();
        }
    }

    private static <T> T attempt(String what, Path directory, IOSupplier<T> work) {
        try {
            return work.get();
        } catch (IOException | AlreadyClosedException e) {
            throw new KeepsakeException(
                    ErrorCategory.STORAGE_UNAVAILABLE,
                    "Cannot " + what + " the index in " + directory + ": "
                            + e.getClass().getSimpleName()
                            + "; check that the directory is writable, has room and is open only once. It may be"
                            + " deleted while nothing has it open: it is filled anew from the store",
                    e);
        }
    }

    /** What a step does. */
    @FunctionalInterface
    private interface Changes {
        void make() throws IOException;
    }

    /** What is done with a view of the index that does not change. */
    @FunctionalInterface
    private interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }
}
