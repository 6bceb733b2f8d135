package dev.keepsake.index.lucene;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.testkit.contract.IndexFilterContract;
import dev.keepsake.testkit.contract.KeywordIndexContract;
import dev.keepsake.testkit.contract.ProjectionContract;
import dev.keepsake.testkit.contract.ReopeningProjectionContract;
import dev.keepsake.testkit.contract.StructureIndexContract;
import dev.keepsake.testkit.contract.StructureModelContract;
import dev.keepsake.testkit.contract.VectorIndexContract;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of every index, on Lucene; vectors and filters also with every search going by graph. */
class LuceneContractsTest {

    private static final HashingEmbedder EMBEDDER = new HashingEmbedder();
    private static final LuceneIndexOptions BY_GRAPH = LuceneIndexOptions.DEFAULT.withExactUpTo(0);

    @Nested
    class Following extends ProjectionContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }
    }

    @Nested
    class Reopening extends ReopeningProjectionContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }

        @Override
        protected LuceneIndex reopen() {
            return open();
        }
    }

    @Nested
    class Words extends KeywordIndexContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }
    }

    @Nested
    class VectorsOneByOne extends VectorIndexContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }
    }

    @Nested
    class VectorsByGraph extends VectorIndexContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id(), BY_GRAPH);
        }
    }

    @Nested
    class VectorsByQuantisedGraph extends VectorIndexContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id(), BY_GRAPH.withQuantised(true));
        }
    }

    @Nested
    class FiltersOnWords extends IndexFilterContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }

        @Override
        protected List<Candidate> search(LuceneIndex searched, CandidateQuery query, String word) {
            return searched.matching(query, word);
        }
    }

    @Nested
    class FiltersOnVectors extends IndexFilterContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }

        @Override
        protected List<Candidate> search(LuceneIndex searched, CandidateQuery query, String word) {
            return searched.nearest(query, EMBEDDER.embed(word));
        }
    }

    @Nested
    class FiltersOnGraph extends IndexFilterContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id(), BY_GRAPH);
        }

        @Override
        protected List<Candidate> search(LuceneIndex searched, CandidateQuery query, String word) {
            return searched.nearest(query, EMBEDDER.embed(word));
        }
    }

    @Nested
    class Structure extends StructureIndexContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }
    }

    @Nested
    class StructureByDice extends StructureModelContract<LuceneIndex> {

        @TempDir
        Path directory;

        @Override
        protected LuceneIndex open() {
            return LuceneIndex.open(directory, EMBEDDER.id());
        }
    }
}
