package dev.keepsake.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.conversation.Message;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.InvariantExtension;
import dev.keepsake.testkit.fake.HashingEmbedder;
import dev.keepsake.testkit.reference.InMemoryIndex;
import dev.keepsake.time.Deadline;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RerankedSearchTest {

    private static final Scope ALICE = Scope.ofUser("alice");
    private static final SearchRequest TEA = SearchRequest.of(ALICE, "Which tea does she like?");
    private static final SearchRequest RERANKED = TEA.withRecipe(SearchRecipe.HYBRID_RERANKED);

    @Order(1)
    @RegisterExtension
    final EngineFixture fixture = new EngineFixture();

    @Order(2)
    @RegisterExtension
    final InvariantExtension invariants = new InvariantExtension(fixture::violations);

    private final AtomicInteger calls = new AtomicInteger();

    @BeforeEach
    void add() {
        fixture.memories()
                .add(AddRequest.of(
                        ALICE,
                        List.of(
                                Message.user("I like green tea"),
                                Message.user("I went swimming in the cold sea"),
                                Message.user("My sister likes black tea"))));
    }

    @Test
    void theOrderAndTheScoresAreThoseOfTheReranker() {
        SearchResult result = search(
                RERANKED,
                passages -> passages.stream()
                        .map(passage -> passage.contains("swimming") ? 0.9 : passage.contains("black") ? 0.5 : 0.1)
                        .toList());

        assertThat(result.hits())
                .extracting(Hit::text)
                .containsExactly("I went swimming in the cold sea", "My sister likes black tea", "I like green tea");
        assertThat(result.hits()).extracting(Hit::score).containsExactly(0.9, 0.5, 0.1);
        assertThat(result.hits()).allSatisfy(hit -> {
            assertThat(hit.explanation().reranked()).isEqualTo(hit.score());
            assertThat(hit.explanation().parts()).isNotEmpty();
        });
        assertThat(report(result).state()).isEqualTo(RerankReport.State.APPLIED);
        assertThat(report(result).passages()).isEqualTo(3);
    }

    @Test
    void whatIsBelowTheCutOfTheSignalsMayBecomeTheFirst() {
        SearchResult result = search(
                RERANKED.withLimit(1),
                passages -> passages.stream()
                        .map(passage -> passage.contains("swimming") ? 0.9 : 0.1)
                        .toList());

        assertThat(result.hits()).extracting(Hit::text).containsExactly("I went swimming in the cold sea");
    }

    @Test
    void whatWasNotJudgedNeverHasABetterScoreThanWhatWas() {
        SearchRecipe two = new SearchRecipe("two", SearchRecipe.HYBRID.weights(), 2);

        SearchResult result = search(TEA.withRecipe(two), passages -> List.of(0.02, 0.03));

        assertThat(result.hits())
                .hasSize(3)
                .isSortedAccordingTo(Comparator.comparingDouble(Hit::score).reversed());
        assertThat(report(result).passages()).isEqualTo(2);
    }

    @Test
    void aRerankerThatFailsLeavesTheSearchAsItWasAndIsNamed() {
        SearchResult without = search(TEA, passages -> List.of());

        SearchResult result = search(RERANKED, passages -> {
            throw new KeepsakeException(ErrorCategory.MODEL_UNAVAILABLE, "out of order");
        });

        assertThat(result.hits()).isEqualTo(without.hits());
        assertThat(result.hits()).allSatisfy(hit -> {
            assertThat(hit.explanation().reranked()).isNaN();
            assertThat(hit.explanation().total()).isCloseTo(hit.score(), within(1e-12));
        });
        assertThat(report(result).state()).isEqualTo(RerankReport.State.FAILED);
        assertThat(report(result).reason()).isEqualTo("out of order");
    }

    @Test
    void withoutARerankerTheReportSaysThatThereIsNone() {
        SearchResult result = fixture.memories().search(RERANKED);

        assertThat(result.hits()).isEqualTo(fixture.memories().search(TEA).hits());
        assertThat(report(result)).isEqualTo(RerankReport.notConfigured());
    }

    @Test
    void aRecipeThatRanksBySignalsAloneAsksNoReranker() {
        SearchResult result = search(TEA, passages -> List.of());

        assertThat(result.rerank()).isNull();
        assertThat(calls).hasValue(0);
    }

    @Test
    void theBudgetIsFilledInTheOrderOfTheReranker() {
        SearchResult result = search(
                RERANKED.withTokenBudget(10),
                passages -> passages.stream()
                        .map(passage -> passage.contains("swimming") ? 0.9 : 0.1)
                        .toList());

        assertThat(result.hits()).extracting(Hit::text).containsExactly("I went swimming in the cold sea");
        assertThat(result.outsideBudget()).isEqualTo(2);
    }

    private static RerankReport report(SearchResult result) {
        assertThat(result.rerank()).isNotNull();
        return result.rerank();
    }

    private SearchResult search(SearchRequest request, Function<List<String>, List<Double>> behaviour) {
        Reranker scripted = new Reranker() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public List<Double> scores(String question, List<String> passages, Deadline deadline) {
                calls.incrementAndGet();
                return behaviour.apply(passages);
            }
        };
        EngineParts parts = EngineParts.over(
                        fixture.store,
                        new InMemoryIndex(),
                        new HashingEmbedder(),
                        new NothingExtracted(),
                        fixture.clock,
                        fixture.ids)
                .withReranker(scripted);
        try (MemoryEngine engine = MemoryEngine.start(parts)) {
            return engine.project(ProjectId.DEFAULT).search(request);
        }
    }
}
