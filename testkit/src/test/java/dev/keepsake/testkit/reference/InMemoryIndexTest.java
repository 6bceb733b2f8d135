package dev.keepsake.testkit.reference;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.testkit.contract.IndexFilterContract;
import dev.keepsake.testkit.contract.KeywordIndexContract;
import dev.keepsake.testkit.contract.ProjectionContract;
import dev.keepsake.testkit.contract.StructureIndexContract;
import dev.keepsake.testkit.contract.VectorIndexContract;
import dev.keepsake.testkit.fake.HashingEmbedder;
import java.util.List;
import org.junit.jupiter.api.Nested;

class InMemoryIndexTest {

    @Nested
    class AsProjection extends ProjectionContract<InMemoryIndex> {
        @Override
        protected InMemoryIndex open() {
            return new InMemoryIndex();
        }
    }

    @Nested
    class OfVectors extends VectorIndexContract<InMemoryIndex> {
        @Override
        protected InMemoryIndex open() {
            return new InMemoryIndex();
        }
    }

    @Nested
    class OfKeywords extends KeywordIndexContract<InMemoryIndex> {
        @Override
        protected InMemoryIndex open() {
            return new InMemoryIndex();
        }
    }

    @Nested
    class FiltersOfVectors extends IndexFilterContract<InMemoryIndex> {
        @Override
        protected InMemoryIndex open() {
            return new InMemoryIndex();
        }

        @Override
        protected List<Candidate> search(InMemoryIndex index, CandidateQuery query, String word) {
            return index.nearest(query, new HashingEmbedder().embed(word));
        }
    }

    @Nested
    class FiltersOfKeywords extends IndexFilterContract<InMemoryIndex> {
        @Override
        protected InMemoryIndex open() {
            return new InMemoryIndex();
        }

        @Override
        protected List<Candidate> search(InMemoryIndex index, CandidateQuery query, String word) {
            return index.matching(query, word);
        }
    }

    @Nested
    class OfStructure extends StructureIndexContract<InMemoryIndex> {
        @Override
        protected InMemoryIndex open() {
            return new InMemoryIndex();
        }
    }
}
