package dev.keepsake.index.lucene;

import dev.keepsake.model.EmbedderId;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of an index, open for writing and searching. An index can be filled anew from the store, so one that is
 * damaged, foreign or outdated is emptied and not mourned; only a directory that cannot be used at all is an error.
 */
final class IndexFolder implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private IndexFolder(Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    static IndexFolder open(Path path, EmbedderId embedder, LuceneIndexOptions options) throws IOException {
        Directory directory = FSDirectory.open(path);
        try {
            String whyNot;
            try {
                IndexFolder folder = openAsItIs(directory, options);
                whyNot = folder.whyNotUsable(embedder);
                if (whyNot == null) {
                    return folder;
                }
                IOUtils.close(folder.searchers, folder.writer);
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | EOFException
                    | FileNotFoundException
                    | NoSuchFileException
                    | IllegalArgumentException damaged) {
                whyNot = "it is damaged or incomplete, " + damaged.getClass().getSimpleName();
            }
            LOG.warn("The index in {} starts empty and is filled anew from the store: {}", path, whyNot);
            deleteIndexFiles(directory);
            return openAsItIs(directory, options);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(directory);
            throw e;
        }
    }

    /** A folder that is gone when it is closed. */
    static IndexFolder inMemory(LuceneIndexOptions options) throws IOException {
        return openAsItIs(new ByteBuffersDirectory(), options);
    }

    IndexWriter writer() {
        return writer;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** The log position of the last commit. */
    long position() {
        return Commit.ofUserData(userData()).map(Commit::position).orElse(0L);
    }

    /** Leaves what was not committed behind. */
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer, directory);
    }

    private static IndexFolder openAsItIs(Directory directory, LuceneIndexOptions options) throws IOException {
        IndexWriter writer = new IndexWriter(directory, config(options));
        try {
            return new IndexFolder(directory, writer, new SearcherManager(writer, new PlainSearchers()));
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(writer);
            throw e;
        }
    }

    private static IndexWriterConfig config(LuceneIndexOptions options) {
        return new IndexWriterConfig(Analyzers.byField())
                .setCodec(new VectorCodec(options.quantised()))
                .setRAMBufferSizeMB(options.bufferMegabytes())
                .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
                .setCommitOnClose(false);
    }

    /** What is wrong with the contents, or null when nothing is. */
    private @Nullable String whyNotUsable(EmbedderId embedder) {
        Map<String, String> data = userData();
        if (data.isEmpty() && writer.getDocStats().maxDoc == 0) {
            return null;
        }
        Optional<Commit> commit = Commit.ofUserData(data);
        if (commit.isEmpty()) {
            return "it was written by another version";
        }
        EmbedderId filledBy = commit.get().embedder();
        return filledBy.equals(embedder)
                ? null
                : "it was filled by the embedder " + filledBy + " and not by " + embedder;
    }

    private Map<String, String> userData() {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    /** Only files named as Lucene names its own: the path may have been mistyped. */
    private static void deleteIndexFiles(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                lock.ensureValid();
                if (file.startsWith(IndexFileNames.SEGMENTS)
                        || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                        || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    /** Without Lucene's cache of filters: it is sized for few large filters, and memory has many small ones. */
    private static final class PlainSearchers extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
