package dev.keepsake.models.identity;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.time.Deadline;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Secrets that are kept in Azure Key Vault: one GET each, with a token of Microsoft Entra ID. Azure's own client is a family of
 * libraries of 17 MB with a second HTTP stack; what it would do here is this one request. See
 * <a href="https://learn.microsoft.com/rest/api/keyvault/secrets/get-secret/get-secret">Get Secret</a>.
 *
 * <p>A token is only ever sent to a vault: to a host below one of Azure's domains for vaults, over TLS.
 */
public final class KeyVault {

    private static final String VERSION = "7.4";

    /**
     * How hosts of vaults end, with what a token for them is good for: in Azure's public cloud, and in those of China and of the
     * government of the United States.
     */
    private static final Map<String, String> CLOUDS = Map.of(
            ".vault.azure.net", "https://vault.azure.net/.default",
            ".vault.azure.cn", "https://vault.azure.cn/.default",
            ".vault.usgovcloudapi.net", "https://vault.usgovcloudapi.net/.default");

    private static final Pattern PATH =
            Pattern.compile("/secrets/(?<name>[0-9A-Za-z-]+)(?:/(?<version>[0-9A-Za-z]*))?");
    private static final JsonMapper JSON = new JsonMapper();

    private final TokenTransport transport;
    private final Azure azure;
    private final Map<String, String> clouds;
    private final Map<String, EntraSignIn> signIns = new ConcurrentHashMap<>();

    /**
     * Nobody is asked anything yet.
     *
     * @param azure who asks; see {@link Azure} for what is done when it does not say
     */
    public KeyVault(Outgoing outgoing, Azure azure) {
        this(new TokenTransport(outgoing.egress()), azure, CLOUDS);
    }

    KeyVault(TokenTransport transport, Azure azure, Map<String, String> clouds) {
        this.transport = transport;
        this.azure = azure;
        this.clouds = clouds;
    }

    /** Whether this is meant for {@link #secret}: an address of a vault, whatever else may be wrong with it. */
    public static boolean isReference(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(uri.getScheme())
                && CLOUDS.keySet().stream().anyMatch(host::endsWith);
    }

    /**
     * The value of a secret; never to be printed.
     *
     * @param reference {@code https://VAULT.vault.azure.net/secrets/NAME}, or with {@code /VERSION} after it for one that is not the
     *     latest
     * @throws KeepsakeException with {@code CONFIGURATION} when there is none, nobody can be signed in, or it may not be read; with
     *     {@code MODEL_UNAVAILABLE} when the vault or those who issue tokens do not answer, with {@code DEADLINE_EXCEEDED} when not
     *     in time
     */
    public String secret(URI reference, Deadline deadline) {
        Matcher path = PATH.matcher(String.valueOf(reference.getPath()));
        String host = String.valueOf(reference.getHost()).toLowerCase(Locale.ROOT);
        Optional<String> scope = clouds.entrySet().stream()
                .filter(cloud -> host.endsWith(cloud.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (!"https".equalsIgnoreCase(reference.getScheme()) || scope.isEmpty() || !path.matches()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "A secret of Azure Key Vault is expected, such as https://my-vault.vault.azure.net/secrets/openai-key,"
                            + " got " + reference.getScheme() + "://" + reference.getHost() + reference.getPath());
        }
        String token = token(scope.get(), deadline);
        return ProviderCall.within(
                "Azure Key Vault at " + reference.getHost(),
                deadline,
                () -> read(reference, path.group("name"), token));
    }

    /** Who cannot read a secret that is configured has nothing to start with. */
    private String token(String scope, Deadline deadline) {
        try {
            return signIn(scope).token(deadline);
        } catch (ProviderFailure failure) {
            throw failure.kind() == ProviderFailure.Kind.KEY_REFUSED
                    ? new KeepsakeException(ErrorCategory.CONFIGURATION, failure.getMessage())
                    : failure;
        }
    }

    /** One for all secrets of a cloud, which keeps its token. */
    private EntraSignIn signIn(String scope) {
        return OptionalLibrary.with(
                "com.microsoft.azure:msal4j",
                "Reading a secret from Azure Key Vault",
                () -> signIns.computeIfAbsent(scope, wanted -> EntraSignIn.of(azure, wanted, transport)));
    }

    private String read(URI reference, String name, String token) throws IOException {
        URI address =
                URI.create("https://" + reference.getAuthority() + reference.getPath() + "?api-version=" + VERSION);
        TokenTransport.Answer answer = transport.send(
                new TokenTransport.Question(
                        "GET", address, Map.of("Authorization", "Bearer " + token, "Accept", "application/json"), null),
                "read a secret from Azure Key Vault");
        return switch (answer.status()) {
            case 200 -> value(answer.body(), reference, name);
            case 401, 403 ->
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "Azure Key Vault at " + reference.getHost() + " does not let this identity read the secret "
                                + name + " (status " + answer.status()
                                + "); give it the role Key Vault Secrets User, and let the vault's network rules admit this"
                                + " machine");
            case 404 ->
                throw new KeepsakeException(
                        ErrorCategory.CONFIGURATION,
                        "Azure Key Vault at " + reference.getHost() + " has no secret " + name
                                + ", or no such version of it; check the reference");
            default -> throw new HttpException(answer.status(), "");
        };
    }

    private static String value(byte[] body, URI reference, String name) {
        JsonNode value;
        try {
            value = JSON.readTree(body).path("value");
        } catch (JacksonException garbage) {
            // Its message may repeat what it read.
            value = JSON.nullNode();
        }
        if (!value.isString()) {
            throw new KeepsakeException(
                    ErrorCategory.MODEL_UNAVAILABLE,
                    "Azure Key Vault at " + reference.getHost() + " answered for the secret " + name
                            + " what cannot be read; check that it is a vault");
        }
        return value.asString();
    }

    @Override
    public String toString() {
        return "KeyVault[" + azure + "]";
    }
}
