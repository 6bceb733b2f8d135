package dev.keepsake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.EmbedderStatus;
import dev.keepsake.api.Hit;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EmbeddingMigration.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two real embedders in this process, SQLite and Lucene, on a small set of questions with known answers. */
class ChangingTheEmbedderTest {

    private static final String OLD = EmbedderCatalogue.embedders().get(0).name();
    private static final String NEW = EmbedderCatalogue.embedders().get(1).name();
    private static final Scope ALICE = Scope.ofUser("alice");
    private static final int FIRST = 3;

    /** What is asked, and a word of the one memory that answers. */
    private static final Map<String, String> QUESTIONS = questions();

    @TempDir
    private Path directory;

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("What food must she avoid?", "shellfish");
        questions.put("Which pet does she have?", "dog");
        questions.put("What does she do for exercise?", "swim");
        questions.put("Where did she grow up?", "Bergen");
        questions.put("Which instrument can she play?", "cello");
        questions.put("How does she get to the office?", "tram");
        questions.put("What is she afraid of?", "spiders");
        questions.put("What does she do for a living?", "architect");
        questions.put("Who is her doctor?", "Okafor");
        questions.put("What will she do on holiday?", "hiking");
        return questions;
    }

    private static final List<String> SAID = List.of(
            "I am allergic to shellfish.",
            "My dog Bruno sleeps all day.",
            "I swim two kilometres every morning.",
            "I was raised in Bergen.",
            "I play the cello in a quartet.",
            "I take the tram to work.",
            "I am terrified of spiders.",
            "I work as an architect.",
            "My physician is Dr Okafor.",
            "In August I am going hiking in the Dolomites.",
            "My favourite colour is green.",
            "I bought a new washing machine.",
            "My brother lives in Toronto.",
            "I read mostly crime novels.",
            "I drink my coffee without sugar.",
            "The roof of my house leaks.");

    private static double recall(Keepsake keepsake) {
        int right = 0;
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            List<Hit> hits = keepsake.memories()
                    .search(SearchRequest.of(ALICE, question.getKey()).withLimit(FIRST))
                    .hits();
            if (hits.stream().anyMatch(hit -> hit.text().contains(question.getValue()))) {
                right++;
            }
        }
        return (double) right / QUESTIONS.size();
    }

    private static void await(Keepsake keepsake, Predicate<EmbedderStatus> reached) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!reached.test(keepsake.embedding().status())) {
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean isIn(EmbedderStatus status, Phase phase) {
        return status.migration() != null && status.migration().phase() == phase;
    }

    private Keepsake open(String embedder) {
        return Keepsake.open(KeepsakeOptions.in(directory).withEmbedder(embedder));
    }

    @Test
    void recallIsNeverBelowTheLowerOfTheTwoWhileTheEmbedderIsChanged() throws ExecutionException, InterruptedException {
        try (Keepsake keepsake = open(OLD)) {
            SAID.forEach(text -> keepsake.memories().add(AddRequest.of(ALICE, text)));
            double before = recall(keepsake);
            AtomicBoolean over = new AtomicBoolean();
            FutureTask<List<Double>> searching = new FutureTask<>(() -> {
                List<Double> recalls = new ArrayList<>();
                while (!over.get()) {
                    recalls.add(recall(keepsake));
                }
                return recalls;
            });
            Thread.ofPlatform().start(searching);

            keepsake.embedding().migrateTo(NEW);
            await(keepsake, status -> isIn(status, Phase.READY));
            keepsake.embedding().switchOver();
            double after = recall(keepsake);
            keepsake.embedding().rollBack();
            assertThat(recall(keepsake)).isEqualTo(before);
            keepsake.embedding().switchOver();
            assertThat(recall(keepsake)).isEqualTo(after);
            over.set(true);

            assertThat(before).isGreaterThan(0.5);
            assertThat(after).isGreaterThan(0.5);
            assertThat(searching.get())
                    .isNotEmpty()
                    .allSatisfy(recall -> assertThat(recall).isGreaterThanOrEqualTo(Math.min(before, after)));
            assertThat(keepsake.verify()).isEmpty();
        }
        try (Keepsake keepsake = open(OLD)) {
            keepsake.embedding().finish();
            await(keepsake, status -> status.migration() == null);
            assertThat(keepsake.verify()).isEmpty();
            assertThat(directory.resolve("index")).doesNotExist();
            assertThat(directory.resolve("index-2")).exists();
        }
        assertThatThrownBy(() -> open(OLD))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining(OLD)
                .hasMessageContaining("Configure \"" + NEW + "\"")
                .hasMessageContaining("keepsake embedder migrate --to " + OLD);
        try (Keepsake keepsake = open(NEW)) {
            assertThat(recall(keepsake)).isGreaterThan(0.5);
        }
    }

    @Test
    void aStartBetweenTheTwoTakesTheRightOneWhicheverIsConfigured() {
        try (Keepsake keepsake = open(OLD)) {
            SAID.forEach(text -> keepsake.memories().add(AddRequest.of(ALICE, text)));
            keepsake.embedding().migrateTo(NEW);
        }
        try (Keepsake keepsake = open(NEW)) {
            assertThat(keepsake.embedding().status().current().name()).isEqualTo(OLD);
            await(keepsake, status -> isIn(status, Phase.READY));
            keepsake.embedding().switchOver();
            keepsake.memories().add(AddRequest.of(ALICE, "I keep bees."));
        }
        try (Keepsake keepsake = open(OLD)) {
            assertThat(keepsake.embedding().status().current().name()).isEqualTo(NEW);
            assertThat(keepsake.memories()
                            .search(SearchRequest.of(ALICE, "bees"))
                            .hits())
                    .extracting(Hit::text)
                    .anyMatch(text -> text.contains("bees"));
            keepsake.embedding().rollBack();
            assertThat(keepsake.embedding().status().current().name()).isEqualTo(OLD);
        }
        try (Keepsake keepsake = open(OLD)) {
            keepsake.embedding().cancel();
            await(keepsake, status -> status.migration() == null);
            assertThat(keepsake.verify()).isEmpty();
        }
        try (Keepsake keepsake = open(OLD)) {
            assertThat(recall(keepsake)).isGreaterThan(0.5);
            assertThatThrownBy(() -> keepsake.embedding().migrateTo("nobody-made-this"))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            refused -> assertThat(refused.category()).isEqualTo(ErrorCategory.INVALID_REQUEST));
        }
    }
}
