package dev.keepsake.models.rerank;

import dev.keepsake.model.Reranker;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.models.provider.ProviderHttp;
import dev.keepsake.models.provider.ResilientCalls;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.model.voyageai.VoyageAiScoringModel;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rerankers of providers. Making one sends nothing; only asking it does. */
public final class ProviderRerankers {

    private static final URI COHERE = URI.create("https://api.cohere.com/v2");
    private static final URI JINA = URI.create("https://api.jina.ai/v1");
    private static final URI VOYAGE = URI.create("https://api.voyageai.com/v1");

    /** Asked once: a search goes on without a reranker sooner than it waits for a second answer. */
    private static final Limits LIMITS = Limits.STANDARD.withPatience(new Patience(
            0,
            Patience.STANDARD.firstWait(),
            Patience.STANDARD.longestWait(),
            Patience.STANDARD.failures(),
            Patience.STANDARD.pause()));

    private ProviderRerankers() {}

    /**
     * A model of Cohere, or of a server that speaks its second protocol.
     *
     * @param url the address up to and with the version, or null for Cohere's own
     * @param model the model's name there
     * @param key the key, or null where none is needed
     */
    public static Reranker cohere(@Nullable URI url, String model, @Nullable String key, Outgoing outgoing) {
        URI address = url == null ? COHERE : url;
        return reranker(
                new ModelTarget("cohere", model, ModelRole.RERANK, address),
                outgoing,
                key,
                http -> new RerankEndpoint(http.build(), address, model, Map.of()));
    }

    /** A model of Jina, or of a server that speaks its protocol, as vLLM and others do; see {@link #cohere}. */
    public static Reranker jina(@Nullable URI url, String model, @Nullable String key, Outgoing outgoing) {
        URI address = url == null ? JINA : url;
        // Left alone, Jina sends every passage back.
        Map<String, Object> quiet = Map.of("return_documents", false);
        return reranker(
                new ModelTarget("jina", model, ModelRole.RERANK, address),
                outgoing,
                key,
                http -> new RerankEndpoint(http.build(), address, model, quiet));
    }

    /** A model of Voyage; see {@link #cohere}. */
    public static Reranker voyage(@Nullable URI url, String model, String key, Outgoing outgoing) {
        URI address = url == null ? VOYAGE : url;
        return reranker(
                new ModelTarget("voyage", model, ModelRole.RERANK, address),
                outgoing,
                key,
                http -> VoyageAiScoringModel.builder()
                        .httpClientBuilder(http)
                        .baseUrl(address.toString())
                        .apiKey(key)
                        .modelName(model)
                        .timeout(ProviderCall.TIMEOUT)
                        .maxRetries(0)
                        .build());
    }

    private static Reranker reranker(
            ModelTarget target, Outgoing outgoing, @Nullable String key, Function<ProviderHttp, ScoringModel> maker) {
        ProviderHttp http =
                ProviderHttp.with(Authorization.bearer(key), outgoing.egress(), "put search results into order");
        return new ScoringModelReranker(
                target.model(), maker.apply(http), new ResilientCalls(target, LIMITS, outgoing), http::close);
    }
}
