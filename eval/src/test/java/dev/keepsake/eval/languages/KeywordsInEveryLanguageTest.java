package dev.keepsake.eval.languages;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.keepsake.index.lucene.LuceneIndex;
import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The words alone find memories in every language. Measured on the day the floors were set: recall@5 1.0 in every language
 * on its own, and .978 or more among the memories of all languages.
 */
class KeywordsInEveryLanguageTest {

    static final List<String> LANGUAGES = LanguageSets.LANGUAGES;

    private static final double FLOOR = 0.95;
    private static final double FLOOR_AMONG_ALL = 0.93;
    private static final Scope EVERYTHING = Scope.ofUser("everything");
    private static final ProjectId PROJECT = new ProjectId("languages");
    private static final HashingEmbedder EMBEDDER = new HashingEmbedder();
    private static final Map<EntryKey, String> SAID = new HashMap<>();

    @TempDir
    static Path directory;

    private static LuceneIndex index;

    @BeforeAll
    static void fill() {
        index = LuceneIndex.open(directory, EMBEDDER.id());
        List<IndexUpdate> updates = new ArrayList<>();
        for (LanguageSet set : LanguageSets.all()) {
            for (LanguageSet.Said memory : set.memories()) {
                updates.add(put(Scope.ofUser(set.code()), memory));
                updates.add(put(EVERYTHING, memory));
            }
        }
        index.apply(updates, 1);
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void memoriesAreFoundByOtherFormsOfTheirWords(String code) {
        assertThat(recall(code, Scope.ofUser(code))).as(code).isGreaterThanOrEqualTo(FLOOR);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void memoriesAreFoundAmongThoseOfAllLanguages(String code) {
        assertThat(recall(code, EVERYTHING)).as(code).isGreaterThanOrEqualTo(FLOOR_AMONG_ALL);
    }

    private static double recall(String code, Scope scope) {
        List<Found> found = new ArrayList<>();
        for (LanguageSet.Asked question : LanguageSets.of(code).questions()) {
            CandidateQuery query = new CandidateQuery(
                    new Selection(PROJECT, scope, Filter.all(), Visibility.currentAt(Instant.EPOCH)),
                    EnumSet.allOf(EntryKind.class),
                    Found.DEPTH,
                    Deadline.NONE);
            List<String> ranked = index.matching(query, question.text()).stream()
                    .map(candidate -> SAID.getOrDefault(candidate.key(), ""))
                    .toList();
            found.add(Found.of(question.gold(), ranked));
        }
        return Found.mean(found).recall5();
    }

    private static IndexUpdate put(Scope scope, LanguageSet.Said memory) {
        UUID id = UUID.nameUUIDFromBytes((scope + memory.id()).getBytes(StandardCharsets.UTF_8));
        EntryKey key = new EntryKey.OfMemory(new MemoryId(id));
        SAID.put(key, memory.id());
        Facets facets = new Facets(
                id.toString(),
                scope,
                memory.text(),
                null,
                Attributes.NONE,
                MemoryState.CURRENT,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
        return new IndexUpdate.Upsert(new IndexEntry(key, PROJECT, facets, EMBEDDER.embed(memory.text())));
    }
}
