package dev.keepsake.index.lucene;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * Lucene's own codec with a higher limit on dimensions. The limit of 1024 is a policy of the format and not a property of
 * its files, and common embedders have 1536 or 3072; files carry the format's usual name, so any Lucene reads them.
 */
final class VectorCodec extends Lucene104Codec {

    private static final int MOST_DIMENSIONS = 16_384;

    private final KnnVectorsFormat graph;

    /**
     * For vectors that are only ever compared one by one: no segment is large enough for a graph. The usual format keeps them
     * flat then; Lucene's flat format by itself cannot be read back by name.
     */
    private final KnnVectorsFormat flat = new Roomy(new Lucene99HnswVectorsFormat(
            Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
            Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
            1,
            null,
            Integer.MAX_VALUE));

    VectorCodec(boolean quantised) {
        this.graph = new Roomy(
                quantised ? new Lucene104HnswScalarQuantizedVectorsFormat() : new Lucene99HnswVectorsFormat());
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return field.equals(EntryDocument.CONTEXT) ? flat : graph;
    }

    private static final class Roomy extends KnnVectorsFormat {

        private final KnnVectorsFormat inner;

        Roomy(KnnVectorsFormat inner) {
            super(inner.getName());
            this.inner = inner;
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return inner.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return inner.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return MOST_DIMENSIONS;
        }
    }
}
