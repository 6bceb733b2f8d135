package dev.keepsake.models.embed;

import dev.keepsake.models.identity.BedrockClients;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.bedrock.BedrockCohereEmbeddingModel;
import dev.langchain4j.model.bedrock.BedrockTitanEmbeddingModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** The embedding models of Bedrock, by LangChain4j's module. Loaded only when Bedrock is asked for: its libraries are optional. */
final class BedrockModels {

    /** Titan reads one text a request. */
    private static final Portion TITAN = new Portion(1, 60_000);

    private static final Portion COHERE = new Portion(96, 100_000);

    private BedrockModels() {}

    /**
     * @param dimension how many numbers to ask the model for, or 0 to leave it to the model
     * @throws NoClassDefFoundError when the libraries are missing
     */
    static VectorSource.Models open(ModelSettings settings, String model, int dimension, Outgoing outgoing) {
        BedrockRuntimeClient client = BedrockClients.open(settings, outgoing);
        return model.contains("cohere.")
                ? new VectorSource.Models(
                        cohere(client, model, BedrockCohereEmbeddingModel.InputType.SEARCH_DOCUMENT),
                        cohere(client, model, BedrockCohereEmbeddingModel.InputType.SEARCH_QUERY),
                        COHERE,
                        client::close)
                : titan(client, model, dimension);
    }

    private static VectorSource.Models titan(BedrockRuntimeClient client, String model, int dimension) {
        EmbeddingModel titan = new Plain(BedrockTitanEmbeddingModel.builder()
                .client(client)
                .model(model)
                .dimensions(dimension == 0 ? null : dimension)
                .maxRetries(0)
                .build());
        return new VectorSource.Models(titan, titan, TITAN, client::close);
    }

    private static EmbeddingModel cohere(
            BedrockRuntimeClient client, String model, BedrockCohereEmbeddingModel.InputType type) {
        return new Plain(BedrockCohereEmbeddingModel.builder()
                .client(client)
                .model(model)
                .inputType(type)
                .truncate(BedrockCohereEmbeddingModel.Truncate.END)
                .maxSegmentsPerBatch(COHERE.texts())
                .maxRetries(0)
                .build());
    }

    /** A model whose failures are told without the words of AWS's library. */
    private record Plain(EmbeddingModel model) implements EmbeddingModel {

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            try {
                return model.embedAll(segments);
            } catch (RuntimeException failure) {
                throw BedrockClients.plain(failure);
            }
        }
    }
}
