package dev.keepsake.testkit.provider;

import dev.keepsake.testkit.provider.ProviderRequest.Operation;

/**
 * OpenAI's protocol at Azure's addresses. See
 * <a href="https://learn.microsoft.com/azure/ai-foundry/openai/reference">the reference</a>.
 */
final class AzureProtocol extends OpenAiProtocol {

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Route route(String method, String path) {
        if (method.equals("GET") && (path.equals("/openai/models") || path.equals("/openai/v1/models"))) {
            return Route.MODELS;
        }
        boolean versionless = path.startsWith("/openai/v1/");
        if (!method.equals("POST") || !(versionless || path.startsWith("/openai/deployments/"))) {
            return Route.UNKNOWN;
        }
        if (path.endsWith("/chat/completions")) {
            return new Route(Operation.CHAT, versionless ? "openai-chat" : "azure-chat");
        }
        return path.endsWith("/embeddings")
                ? new Route(Operation.EMBEDDINGS, versionless ? "openai-embeddings" : "azure-embeddings")
                : Route.UNKNOWN;
    }
}
