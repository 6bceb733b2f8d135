package dev.keepsake.index.lucene;

import static dev.keepsake.index.lucene.Entries.ALICE;
import static dev.keepsake.index.lucene.Entries.EMBEDDER;
import static dev.keepsake.index.lucene.Entries.PROJECT;
import static dev.keepsake.index.lucene.Entries.ask;
import static dev.keepsake.index.lucene.Entries.entry;
import static dev.keepsake.index.lucene.Entries.randomEmbedding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.index.Candidate;
import dev.keepsake.index.CandidateQuery;
import dev.keepsake.index.IndexUpdate;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.scope.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphSearchTest {

    private static final int ENTRIES = 1_500;
    private static final int QUESTIONS = 30;
    private static final int LIMIT = 10;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGraphFindsNearlyAllThatComparingAllFinds(boolean quantised) {
        LuceneIndexOptions exact =
                LuceneIndexOptions.DEFAULT.withExactUpTo(ENTRIES).withQuantised(quantised);
        Random dice = new Random(11);
        List<Embedding> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            questions.add(randomEmbedding(dice));
        }
        List<List<Candidate>> truth;
        try (LuceneIndex index = LuceneIndex.open(directory, EMBEDDER.id(), exact)) {
            fill(index, dice);
            truth = answers(index, questions);
        }
        List<List<Candidate>> found;
        try (LuceneIndex index = LuceneIndex.open(directory, EMBEDDER.id(), exact.withExactUpTo(0))) {
            found = answers(index, questions);
        }

        int hits = 0;
        int expected = 0;
        for (int i = 0; i < truth.size(); i++) {
            expected += truth.get(i).size();
            hits += (int) truth.get(i).stream().filter(found.get(i)::contains).count();
        }
        assertThat(expected).isEqualTo(2 * QUESTIONS * LIMIT);
        assertThat(hits / (double) expected).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void vectorsMayHaveMoreDimensionsThanLuceneAllowsByItself() {
        EmbedderId large = new EmbedderId("large", 3072);
        float[] vector = new float[large.dimension()];
        vector[3071] = 1;
        Embedding embedding = new Embedding(large, vector);
        try (LuceneIndex index = LuceneIndex.open(directory, large)) {
            index.apply(List.of(new IndexUpdate.Upsert(entry(1, PROJECT, ALICE, "tea", embedding))), 1);
            index.persist();
        }

        try (LuceneIndex index = LuceneIndex.open(directory, large)) {
            assertThat(index.nearest(ask(ALICE, 1), embedding)).hasSize(1);
        }
    }

    private static void fill(LuceneIndex index, Random dice) {
        List<IndexUpdate> updates = new ArrayList<>();
        for (int number = 0; number < ENTRIES; number++) {
            Scope scope = number % 4 == 0 ? ALICE : Scope.ofUser("bob");
            updates.add(new IndexUpdate.Upsert(entry(number, PROJECT, scope, "tea", randomEmbedding(dice))));
        }
        index.apply(updates, 1);
        index.persist();
    }

    /** Of the whole project and of a quarter of it. */
    private static List<List<Candidate>> answers(LuceneIndex index, List<Embedding> questions) {
        List<List<Candidate>> answers = new ArrayList<>();
        for (CandidateQuery query : List.of(ask(Scope.ANY, LIMIT), ask(ALICE, LIMIT))) {
            questions.forEach(question -> answers.add(index.nearest(query, question)));
        }
        return answers;
    }
}
