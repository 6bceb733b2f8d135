package dev.keepsake.models.embed;

import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Provider.SignIn;
import java.util.Optional;

/**
 * What a model is called.
 *
 * @param name the configured name, else the provider's usual one; empty where there is none
 */
record ModelName(String name) {

    static ModelName of(ModelSettings settings) {
        if (!settings.model().isBlank()) {
            return new ModelName(settings.model().strip());
        }
        String deployment = settings.access().azure().deployment();
        return new ModelName(
                deployment != null && settings.provider().signIn() == SignIn.ENTRA
                        ? deployment
                        : usual(settings.provider()));
    }

    /** The model that Mem0 takes when nothing is configured, where it has the provider; empty where every server has others. */
    static String usual(Provider provider) {
        return switch (provider) {
            case OPENAI, OPENAI_STRUCTURED, AZURE_OPENAI, AZURE_OPENAI_STRUCTURED -> "text-embedding-3-small";
            case OLLAMA -> "nomic-embed-text";
            case LMSTUDIO -> "text-embedding-nomic-embed-text-v1.5";
            case HUGGINGFACE -> "sentence-transformers/multi-qa-MiniLM-L6-cos-v1";
            case GEMINI, VERTEXAI -> "gemini-embedding-001";
            case TOGETHER -> "intfloat/multilingual-e5-large-instruct";
            case AWS_BEDROCK -> "amazon.titan-embed-text-v1";
            case MISTRAL -> "mistral-embed";
            case COHERE -> "embed-v4.0";
            default -> "";
        };
    }

    Optional<KnownModel> known() {
        return KnownModel.of(name);
    }

    /** The name without the {@code models/} that Google puts before it. */
    String atGoogle() {
        return name.startsWith("models/") ? name.substring("models/".length()) : name;
    }

    /** The name with its owner; models without one are those of sentence-transformers. */
    String atHuggingFace() {
        return name.contains("/") ? name : "sentence-transformers/" + name;
    }
}
