package dev.keepsake.index.lucene;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.index.Candidate;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;

/** The circumstances of one segment's entries, asked for in ascending order. */
final class StoredEntries {

    private final BinaryDocValues circumstances;

    private StoredEntries(BinaryDocValues circumstances) {
        this.circumstances = circumstances;
    }

    static StoredEntries of(LeafReader segment) throws IOException {
        return new StoredEntries(DocValues.getBinary(segment, EntryDocument.CIRCUMSTANCES));
    }

    Candidate candidate(int document, double score) throws IOException {
        return CircumstancesCodec.candidate(bytes(document), score);
    }

    boolean cameFrom(int document, Set<TurnId> turns) throws IOException {
        return CircumstancesCodec.cameFrom(bytes(document), turns);
    }

    boolean isOf(int document, Instant from, Instant to) throws IOException {
        return CircumstancesCodec.isOf(bytes(document), from, to);
    }

    private BytesRef bytes(int document) throws IOException {
        if (!circumstances.advanceExact(document)) {
            throw new IllegalStateException("Every entry has circumstances; document " + document + " has none");
        }
        return circumstances.binaryValue();
    }
}
