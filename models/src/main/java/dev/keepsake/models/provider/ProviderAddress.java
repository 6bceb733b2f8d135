package dev.keepsake.models.provider;

import dev.keepsake.models.provider.ModelSettings.Azure;
import java.net.URI;
import java.util.Map;

/** Addresses that are made of what is configured, the same for whatever a model is to do. */
public final class ProviderAddress {

    private ProviderAddress() {}

    /**
     * Where a deployment of Azure's is called: below its own name with a dated version, else at {@code /openai/v1}, where it goes by
     * the name of the model. What stands behind the host of {@code resource} may have been copied along and is left out.
     */
    public static URI azure(URI resource, Azure azure, String deployment) {
        String root =
                resource.toString().replaceFirst("(?<=[^/])/openai(/.*)?$", "").replaceAll("/+$", "");
        return URI.create(root + (hasDate(azure) ? "/openai/deployments/" + deployment : "/openai/v1"));
    }

    /** Whether the version is one of a day, such as {@code 2024-10-21}, and not {@code v1} or {@code preview}. */
    public static boolean hasDate(Azure azure) {
        return azure.apiVersion() != null
                && Character.isDigit(azure.apiVersion().charAt(0));
    }

    /** What Azure is told of the version with every request. */
    public static Map<String, String> azureQuery(Azure azure) {
        return azure.apiVersion() == null || azure.apiVersion().equals("v1")
                ? Map.of()
                : Map.of("api-version", azure.apiVersion());
    }

    /** Where Vertex AI answers for a location; {@code global} is one. */
    public static URI vertex(String location) {
        String host = location.equals("global") ? "aiplatform.googleapis.com" : location + "-aiplatform.googleapis.com";
        return URI.create("https://" + host + "/v1");
    }
}
