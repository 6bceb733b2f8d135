package dev.keepsake.models.embed;

import dev.keepsake.models.identity.BedrockClients;
import dev.keepsake.models.identity.BedrockConnection;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.bedrock.BedrockCohereEmbeddingModel;
import dev.langchain4j.model.bedrock.BedrockTitanEmbeddingModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/** The embedding models of Bedrock, by LangChain4j's module. Loaded only when Bedrock is asked for: its libraries are optional. */
final class BedrockEmbeddingModels {

    /** Titan reads one text a request. */
    private static final Portion TITAN = new Portion(1, 60_000);

    private static final Portion COHERE = new Portion(96, 100_000);

    private BedrockEmbeddingModels() {}

    /**
     * @param dimension how many numbers to ask the model for, or 0 to leave it to the model
     * @throws NoClassDefFoundError when the libraries are missing
     */
    static VectorSource.Models open(ModelSettings settings, String model, int dimension, Outgoing outgoing) {
        BedrockConnection connection = BedrockClients.open(settings, outgoing);
        return model.contains("cohere.")
                ? new VectorSource.Models(
                        cohere(connection, model, BedrockCohereEmbeddingModel.InputType.SEARCH_DOCUMENT),
                        cohere(connection, model, BedrockCohereEmbeddingModel.InputType.SEARCH_QUERY),
                        COHERE,
                        connection::close)
                : titan(connection, model, dimension);
    }

    private static VectorSource.Models titan(BedrockConnection connection, String model, int dimension) {
        EmbeddingModel titan = new Asking(
                connection,
                BedrockTitanEmbeddingModel.builder()
                        .client(connection.client())
                        .model(model)
                        .dimensions(dimension == 0 ? null : dimension)
                        .maxRetries(0)
                        .build());
        return new VectorSource.Models(titan, titan, TITAN, connection::close);
    }

    private static EmbeddingModel cohere(
            BedrockConnection connection, String model, BedrockCohereEmbeddingModel.InputType type) {
        return new Asking(
                connection,
                BedrockCohereEmbeddingModel.builder()
                        .client(connection.client())
                        .model(model)
                        .inputType(type)
                        .truncate(BedrockCohereEmbeddingModel.Truncate.END)
                        .maxSegmentsPerBatch(COHERE.texts())
                        .maxRetries(0)
                        .build());
    }

    /** A model whose failures are told without the words of AWS's library. */
    private record Asking(BedrockConnection connection, EmbeddingModel model) implements EmbeddingModel {

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return connection.asking(() -> model.embedAll(segments));
        }
    }
}
