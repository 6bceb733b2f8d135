package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.Hit;
import dev.keepsake.api.Memories;
import dev.keepsake.api.RerankReport;
import dev.keepsake.api.SearchRecipe;
import dev.keepsake.api.SearchRequest;
import dev.keepsake.api.SearchResult;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.conversation.Message;
import dev.keepsake.scope.Scope;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configured reranker, from the configuration to the order of the hits: real store, real index, real HTTP. */
class RerankedSearchTest {

    private static final String KEY = "a-key-of-my-own-choosing";
    private static final Scope ADA = Scope.ofUser("ada");
    private static final SearchRequest PLAIN = SearchRequest.of(ADA, "Where is the violin in the attic?");
    private static final SearchRequest RERANKED = PLAIN.withRecipe(SearchRecipe.HYBRID_RERANKED);

    private final LoopbackReranker reranker = new LoopbackReranker();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        reranker.close();
    }

    @Test
    void aDataDirectoryIsSearchedInTheRerankersOrder() {
        try (Place place = new ConfiguredPlaces(Clock.systemUTC()).open(config())) {
            fill(place.memories());

            SearchResult plain = place.memories().search(PLAIN);
            assertThat(texts(plain).getFirst()).isEqualTo("The violin is in the attic, under the window.");
            assertThat(plain.rerank()).isNull();
            assertThat(reranker.asked()).isZero();

            SearchResult reranked = place.memories().search(RERANKED);
            isInTheRerankersOrder(reranked);
            assertThat(reranker.asked()).isEqualTo(1);
        }
    }

    @Test
    void aServerSearchesInTheRerankersOrder() {
        try (Serving serving = Serving.start(config(), Clock.systemUTC());
                RemoteMemories memories = new RemoteMemories(serving.uri(), KEY, Clock.systemUTC())) {
            fill(memories);

            isInTheRerankersOrder(memories.search(RERANKED.withThreshold(0)));
        }
    }

    @Test
    void aRerankerOutOfOrderCostsNothingButTheOrder() {
        reranker.breakDown();
        try (Place place = new ConfiguredPlaces(Clock.systemUTC()).open(config())) {
            fill(place.memories());

            SearchResult kept = place.memories().search(RERANKED);

            assertThat(texts(kept)).isEqualTo(texts(place.memories().search(PLAIN)));
            assertThat(kept.rerank().state()).isEqualTo(RerankReport.State.FAILED);
            assertThat(SearchRemarks.of(kept, false))
                    .singleElement()
                    .asString()
                    .startsWith("Not reranked, the order is that of the signals: ");
        }
    }

    private static void isInTheRerankersOrder(SearchResult result) {
        assertThat(texts(result))
                .containsExactly("Tea.", "A bow lies beside it.", "The violin is in the attic, under the window.");
        assertThat(result.rerank().state()).isEqualTo(RerankReport.State.APPLIED);
        assertThat(result.rerank().passages()).isEqualTo(3);
        for (Hit hit : result.hits()) {
            assertThat(hit.score()).isEqualTo(1.0 / hit.text().length());
            assertThat(hit.explanation().reranked()).isEqualTo(hit.score());
            assertThat(hit.explanation().parts()).isNotEmpty();
        }
        assertThat(SearchRemarks.of(result, true)).singleElement().asString().contains("put the best 3 in order");
    }

    private KeepsakeConfig config() {
        Map<String, String> environment = Map.of(
                "KEEPSAKE_DATA", "data",
                "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q",
                "KEEPSAKE_PORT", "0",
                "KEEPSAKE_API_KEY", KEY,
                "KEEPSAKE_RERANKER", "jina",
                "KEEPSAKE_RERANKER_MODEL", "short",
                "KEEPSAKE_RERANKER_URL", reranker.url().toString());
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()))
                .require();
    }

    private static void fill(Memories memories) {
        memories.add(AddRequest.of(
                        ADA,
                        List.of(
                                Message.user("The violin is in the attic, under the window."),
                                Message.user("A bow lies beside it."),
                                Message.user("Tea.")))
                .verbatim());
    }

    private static List<String> texts(SearchResult result) {
        return result.hits().stream().map(Hit::text).toList();
    }
}
