package dev.keepsake.models.identity;

import static java.util.Objects.requireNonNull;

import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How each provider is shown who sends a request. */
public final class SignIns {

    /** What a token for Azure's models is good for in its public cloud. */
    static final String AZURE_MODELS = "https://cognitiveservices.azure.com/.default";

    private static final String AZURE_MODELS_CHINA = "https://cognitiveservices.azure.cn/.default";
    private static final String AZURE_MODELS_GOVERNMENT = "https://cognitiveservices.azure.us/.default";

    private SignIns() {}

    /**
     * How requests to the provider of {@code settings} show who sends them. Nobody is asked for a token before the first request; but
     * where neither file nor variable names credentials for Google, its library looks whether it runs on a machine of Google's.
     *
     * <p>For {@link Provider#AWS_BEDROCK} without a key there is nothing to show: its requests are signed by the clients of
     * {@link BedrockClients}.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when a library for it is missing, naming its artifact, or when a file
     *     with credentials cannot be used
     */
    public static Authorization authorization(ModelSettings settings, Outgoing outgoing) {
        return authorization(settings, new TokenTransport(outgoing.egress()));
    }

    static Authorization authorization(ModelSettings settings, TokenTransport transport) {
        Access access = settings.access();
        return switch (settings.provider().signIn()) {
            case NONE -> Authorization.NONE;
            case KEY, OPTIONAL_KEY -> key(settings.provider(), access.key());
            case ENTRA ->
                access.key() != null
                        ? Authorization.header("api-key", requireNonNull(access.key()))
                        : entra(settings, transport);
            case GOOGLE -> google(settings, transport);
            case AWS -> Authorization.bearer(access.key());
        };
    }

    /** Where Vertex AI's models are called, as far as {@code settings} or the credentials say. */
    public static String googleProject(ModelSettings settings, Outgoing outgoing) {
        String configured = settings.access().google().project();
        return configured != null
                ? configured
                : google(settings, new TokenTransport(outgoing.egress())).project();
    }

    private static Authorization key(Provider provider, @Nullable String key) {
        if (key == null) {
            return Authorization.NONE;
        }
        return switch (provider) {
            case ANTHROPIC -> Authorization.header("x-api-key", key);
            case GEMINI -> Authorization.header("x-goog-api-key", key);
            default -> Authorization.bearer(key);
        };
    }

    private static Authorization entra(ModelSettings settings, TokenTransport transport) {
        return OptionalLibrary.with(
                "com.microsoft.azure:msal4j",
                "Signing in to Microsoft Entra ID, as azure_openai does without a key,",
                () -> EntraSignIn.of(
                        settings.access().azure(), scope(settings.access().url()), transport));
    }

    /** Every cloud of Azure's has its own. */
    static String scope(@Nullable URI endpoint) {
        String host = endpoint == null ? "" : String.valueOf(endpoint.getHost());
        if (host.endsWith(".azure.cn")) {
            return AZURE_MODELS_CHINA;
        }
        return host.endsWith(".azure.us") ? AZURE_MODELS_GOVERNMENT : AZURE_MODELS;
    }

    private static GoogleSignIn google(ModelSettings settings, TokenTransport transport) {
        return OptionalLibrary.with(
                "com.google.auth:google-auth-library-oauth2-http",
                "Signing in to Google, as vertexai does,",
                () -> GoogleSignIn.of(settings.access().google(), transport));
    }

    /** The host of an address, for messages. */
    static String host(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
