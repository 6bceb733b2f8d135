package dev.keepsake.models.rerank;

import dev.keepsake.model.Reranker;
import dev.keepsake.models.provider.ProviderCall;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.model.voyageai.VoyageAiScoringModel;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rerankers of providers. Making one sends nothing; only asking it does. */
public final class ProviderRerankers {

    private static final URI COHERE = URI.create("https://api.cohere.com/v2");
    private static final URI JINA = URI.create("https://api.jina.ai/v1");
    private static final URI VOYAGE = URI.create("https://api.voyageai.com/v1");

    private ProviderRerankers() {}

    /**
     * A model of Cohere, or of a server that speaks its second protocol.
     *
     * @param url the address up to and with the version, or null for Cohere's own
     * @param model the model's name there
     * @param key the key, or null where none is needed
     */
    public static Reranker cohere(@Nullable URI url, String model, @Nullable String key) {
        URI address = url == null ? COHERE : url;
        return reranker("Cohere", address, model, new RerankEndpoint(address, model, key, Map.of()));
    }

    /** A model of Jina, or of a server that speaks its protocol, as vLLM and others do; see {@link #cohere}. */
    public static Reranker jina(@Nullable URI url, String model, @Nullable String key) {
        URI address = url == null ? JINA : url;
        // Left alone, Jina sends every passage back.
        Map<String, Object> quiet = Map.of("return_documents", false);
        return reranker("Jina", address, model, new RerankEndpoint(address, model, key, quiet));
    }

    /** A model of Voyage; see {@link #cohere}. */
    public static Reranker voyage(@Nullable URI url, String model, String key) {
        URI address = url == null ? VOYAGE : url;
        ScoringModel scoring = VoyageAiScoringModel.builder()
                .httpClientBuilder(ProviderCall.http())
                .baseUrl(address.toString())
                .apiKey(key)
                .modelName(model)
                .timeout(ProviderCall.TIMEOUT)
                .maxRetries(0)
                .build();
        return reranker("Voyage", address, model, scoring);
    }

    private static Reranker reranker(String provider, URI address, String model, ScoringModel scoring) {
        String described = "The " + provider + " reranker " + model + " at " + address.getHost();
        return new ScoringModelReranker(model, described, scoring);
    }
}
