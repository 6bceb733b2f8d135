package dev.keepsake.models.identity;

import com.microsoft.aad.msal4j.AbstractApplicationBase;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalServiceException;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.time.Deadline;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Microsoft Entra ID, by Microsoft's own library: as an application where a tenant, a client and a secret are given, else
 * as the managed identity of the machine (of a virtual machine, an App Service, Arc and so on; the library finds out which). The
 * library keeps a token until five minutes before it expires.
 */
final class EntraSignIn implements Authorization {

    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";
    private static final String PURPOSE = "sign in to Microsoft Entra ID";
    private static final Pattern CODE = Pattern.compile("AADSTS\\d+");
    private static final int FIRST_PASSING_STATUS = 500;
    private static final int TOO_MANY = 429;

    private final String described;
    private final Callable<CompletableFuture<IAuthenticationResult>> asking;
    private final String cure;

    private EntraSignIn(
            String described, Callable<CompletableFuture<IAuthenticationResult>> asking, String cure) {
        this.described = described;
        this.asking = asking;
        this.cure = cure;
    }

    /**
     * @param scope what the tokens are good for, ending in {@code /.default}
     */
    static EntraSignIn of(Azure azure, String scope, TokenTransport transport) {
        String client = azure.clientId();
        String secret = azure.clientSecret();
        return client != null && secret != null && azure.tenant() != null
                ? application(azure, client, secret, scope, transport)
                : managed(client, scope, transport);
    }

    private static EntraSignIn application(
            Azure azure, String client, String secret, String scope, TokenTransport transport) {
        URI given = azure.authority();
        String authority = given == null ? PUBLIC_CLOUD : given.toString();
        try {
            ConfidentialClientApplication application = over(
                            transport,
                            ConfidentialClientApplication.builder(
                                            client, ClientCredentialFactory.createFromSecret(secret))
                                    .authority(authority + (authority.endsWith("/") ? "" : "/") + azure.tenant() + "/")
                                    // Whoever is configured is asked, and nobody is asked first whether that is right.
                                    .instanceDiscovery(false))
                    .build();
            ClientCredentialParameters parameters =
                    ClientCredentialParameters.builder(Set.of(scope)).build();
            return new EntraSignIn(
                    "Microsoft Entra ID at " + SignIns.host(URI.create(authority)),
                    () -> application.acquireToken(parameters),
                    "check tenant, client-id and client-secret, and that the secret has not expired");
        } catch (MalformedURLException | IllegalArgumentException unusable) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "Microsoft Entra ID cannot be signed in to at " + authority + " with this tenant: "
                            + unusable.getMessage() + "; check tenant and authority",
                    unusable);
        }
    }

    private static EntraSignIn managed(@Nullable String client, String scope, TokenTransport transport) {
        ManagedIdentityId identity =
                client == null ? ManagedIdentityId.systemAssigned() : ManagedIdentityId.userAssignedClientId(client);
        ManagedIdentityApplication application =
                over(transport, ManagedIdentityApplication.builder(identity)).build();
        ManagedIdentityParameters parameters =
                ManagedIdentityParameters.builder(scope.substring(0, scope.lastIndexOf("/.default")))
                        .build();
        return new EntraSignIn(
                "The managed identity of this machine",
                () -> application.acquireTokenForManagedIdentity(parameters),
                "check that this machine has " + (client == null ? "a managed identity" : "the identity of client-id")
                        + ", or set a key, or tenant, client-id and client-secret");
    }

    private static <B extends AbstractApplicationBase.Builder<B>> B over(TokenTransport transport, B builder) {
        return builder.httpClient(request -> send(request, transport))
                .executorService(VirtualThreads.EACH)
                .disableInternalRetries();
    }

    private static IHttpResponse send(HttpRequest request, TokenTransport transport) throws IOException {
        String body = request.body();
        TokenTransport.Answer answer = transport.send(
                new TokenTransport.Question(
                        request.httpMethod().name(),
                        URI.create(request.url().toString()),
                        request.headers() == null ? Map.of() : request.headers(),
                        body == null ? null : body.getBytes(StandardCharsets.UTF_8)),
                PURPOSE);
        HttpResponse response = new HttpResponse()
                .statusCode(answer.status())
                .body(new String(answer.body(), StandardCharsets.UTF_8));
        response.addHeaders(answer.headers());
        return response;
    }

    @Override
    public Map<String, String> headers(Deadline deadline) {
        return Map.of("Authorization", "Bearer " + token(deadline));
    }

    /** A token that is good for some minutes at least. */
    String token(Deadline deadline) {
        return ProviderCall.within(described, deadline, this::ask);
    }

    private String ask() throws Exception {
        try {
            return asking.call().get().accessToken();
        } catch (ExecutionException | MsalException failure) {
            throw explained(failure);
        }
    }

    private Exception explained(Exception failure) {
        String code = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case KeepsakeException known -> {
                    return known;
                }
                case IOException broken -> {
                    return broken;
                }
                case MsalServiceException refusal
                when mayPass(refusal.statusCode()) -> {
                    return new HttpException(refusal.statusCode(), "");
                }
                case MsalException refusal -> code = code.isEmpty() ? code(refusal) : code;
                default -> {}
            }
        }
        return new KeepsakeException(
                ErrorCategory.CONFIGURATION,
                described + " does not sign this program in" + (code.isEmpty() ? "" : " (" + code + ")") + "; " + cure);
    }

    private static boolean mayPass(@Nullable Integer status) {
        return status != null && (status == TOO_MANY || status >= FIRST_PASSING_STATUS);
    }

    /** What Microsoft calls the failure; its message names ids and times that are nobody else's business. */
    private static String code(MsalException refusal) {
        Matcher named = CODE.matcher(String.valueOf(refusal.getMessage()));
        String error = refusal.errorCode() == null ? "" : refusal.errorCode();
        return named.find() ? (error.isEmpty() ? named.group() : error + ", " + named.group()) : error;
    }

    /** The library would take the threads that everybody in this process shares, and block them. */
    private static final class VirtualThreads {

        static final ExecutorService EACH = Executors.newVirtualThreadPerTaskExecutor();
    }
}
