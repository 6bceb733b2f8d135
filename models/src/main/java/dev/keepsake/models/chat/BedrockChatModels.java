package dev.keepsake.models.chat;

import dev.keepsake.models.identity.BedrockClients;
import dev.keepsake.models.identity.BedrockConnection;
import dev.keepsake.models.provider.ModelRole;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelTarget;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.ProviderCallContext.Answered;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/**
 * Amazon Bedrock's models, by its Converse. Names classes of optional libraries, so that only who has been asked for Bedrock may
 * load it. Forms are given by a tool, which far more of its models know than schemas.
 */
final class BedrockChatModels {

    private BedrockChatModels() {}

    static Opened open(ModelSettings settings, String model, Outgoing outgoing) {
        BedrockConnection connection = BedrockClients.open(settings, outgoing);
        BedrockChatModel chat = BedrockChatModel.builder()
                .client(connection.client())
                .region(connection.client().serviceClientConfiguration().region())
                .modelId(model)
                .maxRetries(0)
                .build();
        Manners manners =
                Manners.of(settings, model, List.of(Format.TOOL, Format.PROSE)).withCounts(BedrockChatModels::counts);
        ModelTarget target = new ModelTarget(settings.provider().key(), model, ModelRole.CHAT, connection.address());
        return new Opened(new Asking(connection, chat), target, manners, connection::warmUp, connection::close);
    }

    private static Answered counts(ChatResponse response) {
        return response.tokenUsage() instanceof BedrockTokenUsage usage
                ? Counts.beside(response, usage.cacheReadInputTokens(), usage.cacheWriteInputTokens())
                : Counts.of(response);
    }

    /** Fails in the terms in which the models over HTTP do. */
    private record Asking(BedrockConnection connection, BedrockChatModel model) implements ChatModel {

        @Override
        public ChatResponse chat(ChatRequest request) {
            return connection.asking(() -> model.chat(request));
        }
    }
}
