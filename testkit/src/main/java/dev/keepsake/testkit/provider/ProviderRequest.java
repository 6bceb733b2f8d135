package dev.keepsake.testkit.provider;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent.
 *
 * @param operation what for
 * @param method the HTTP method
 * @param path the path, without host, still escaped
 * @param query what stands behind the question mark, or an empty string
 * @param headers by name in lower case
 * @param body the body as text
 */
public record ProviderRequest(
        Operation operation, String method, String path, String query, Map<String, String> headers, String body) {

    public ProviderRequest {
        headers = Map.copyOf(headers);
    }

    /** A header, or null. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** What a client may ask of a provider. */
    public enum Operation {
        CHAT,
        EMBEDDINGS,
        /** Which models there are; never scripted, always answered. */
        MODELS,
        /** What the protocol does not know. */
        UNKNOWN
    }
}
