package dev.keepsake.models.identity;

import com.microsoft.aad.msal4j.AbstractApplicationBase;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientSecret;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.ManagedIdentityApplication;
import com.microsoft.aad.msal4j.ManagedIdentityId;
import com.microsoft.aad.msal4j.ManagedIdentityParameters;
import com.microsoft.aad.msal4j.MsalException;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of Microsoft Entra ID, by Microsoft's own library: as an application where a tenant, a client and a secret are given, else
 * as the managed identity of the machine (of a virtual machine, an App Service, Arc and so on; the library finds out which). A token
 * is kept until five minutes before it expires; whoever needs one then waits for the one who fetches the next.
 */
final class EntraSignIn implements Authorization {

    private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com";
    private static final String PURPOSE = "sign in to Microsoft Entra ID";
    private static final Pattern CODE = Pattern.compile("AADSTS\\d+");
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final int FIRST_PASSING_STATUS = 500;
    private static final int TOO_MANY = 429;

    private final String described;
    private final Asking asking;
    private final String cure;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private final EarlyRenewals renewals;
    private final AtomicReference<@Nullable IAuthenticationResult> kept = new AtomicReference<>();
    private volatile boolean anew;

    private EntraSignIn(String described, Asking asking, String cure, InstantSource clock) {
        this.described = described;
        this.asking = asking;
        this.cure = cure;
        this.clock = clock;
        this.renewals = new EarlyRenewals(clock);
    }

    /** Whoever issues tokens. */
    @FunctionalInterface
    private interface Asking {

        /**
         * Asks for a token.
         *
         * @param anew whether one that the library keeps by itself will not do
         */
        CompletableFuture<IAuthenticationResult> ask(boolean anew) throws Exception;
    }

    /**
     * @param scope what the tokens are good for, ending in {@code /.default}
     */
    static EntraSignIn of(Azure azure, String scope, TokenTransport transport) {
        return of(azure, scope, transport, InstantSource.system());
    }

    static EntraSignIn of(Azure azure, String scope, TokenTransport transport, InstantSource clock) {
        String client = azure.clientId();
        String secret = azure.clientSecret();
        return client != null && secret != null && azure.tenant() != null
                ? application(azure, ClientCredentialFactory.createFromSecret(secret), scope, transport, clock)
                : managed(client, scope, transport, clock);
    }

    private static EntraSignIn application(
            Azure azure, IClientSecret secret, String scope, TokenTransport transport, InstantSource clock) {
        URI given = azure.authority();
        String authority = given == null ? PUBLIC_CLOUD : given.toString();
        try {
            ConfidentialClientApplication application = over(
                            transport,
                            ConfidentialClientApplication.builder(azure.clientId(), secret)
                                    .authority(authority + (authority.endsWith("/") ? "" : "/") + azure.tenant() + "/")
                                    // Whoever is configured is asked, and nobody is asked first whether that is right.
                                    .instanceDiscovery(false))
                    .build();
            // The library keeps tokens too, but not those of every authority.
            ClientCredentialParameters parameters = ClientCredentialParameters.builder(Set.of(scope))
                    .skipCache(true)
                    .build();
            return new EntraSignIn(
                    "Microsoft Entra ID at " + SignIns.host(URI.create(authority)),
                    anew -> application.acquireToken(parameters),
                    "check tenant, client-id and client-secret, and that the secret has not expired",
                    clock);
        } catch (MalformedURLException | IllegalArgumentException unusable) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "Microsoft Entra ID cannot be signed in to at " + authority + " with this tenant: "
                            + unusable.getMessage() + "; check tenant and authority",
                    unusable);
        }
    }

    private static EntraSignIn managed(
            @Nullable String client, String scope, TokenTransport transport, InstantSource clock) {
        ManagedIdentityId identity =
                client == null ? ManagedIdentityId.systemAssigned() : ManagedIdentityId.userAssignedClientId(client);
        ManagedIdentityApplication application =
                over(transport, ManagedIdentityApplication.builder(identity)).build();
        String resource = scope.substring(0, scope.lastIndexOf("/.default"));
        return new EntraSignIn(
                "The managed identity of this machine",
                anew -> application.acquireTokenForManagedIdentity(ManagedIdentityParameters.builder(resource)
                        .forceRefresh(anew)
                        .build()),
                "check that this machine has " + (client == null ? "a managed identity" : "the identity of client-id")
                        + ", or set a key, or tenant, client-id and client-secret",
                clock);
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
        if (answer.status() == TOO_MANY || answer.status() >= FIRST_PASSING_STATUS) {
            // The library tells it like a refusal, without the status.
            throw new HttpException(answer.status(), "");
        }
        HttpResponse response =
                new HttpResponse().statusCode(answer.status()).body(new String(answer.body(), StandardCharsets.UTF_8));
        response.addHeaders(answer.headers());
        return response;
    }

    @Override
    public Map<String, String> headers(Deadline deadline) {
        return shown(token(deadline));
    }

    private static Map<String, String> shown(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public boolean refused(Map<String, String> shown) {
        IAuthenticationResult known = kept.get();
        if (known == null || !shown(known.accessToken()).equals(shown)) {
            // Another one has been fetched since, or is about to be.
            return true;
        }
        if (!renewals.allowed()) {
            return false;
        }
        anew = true;
        kept.compareAndSet(known, null);
        return true;
    }

    /** A token that is good for some minutes at least. */
    String token(Deadline deadline) {
        IAuthenticationResult known = kept.get();
        return known != null && isGood(known)
                ? known.accessToken()
                : ProviderCall.within(described, deadline, this::fetched);
    }

    private boolean isGood(IAuthenticationResult token) {
        return token.expiresOnDate().toInstant().minus(MARGIN).isAfter(clock.instant());
    }

    private String fetched() throws Exception {
        fetching.lockInterruptibly();
        try {
            IAuthenticationResult known = kept.get();
            if (known != null && isGood(known)) {
                return known.accessToken();
            }
            IAuthenticationResult fetched = ask();
            anew = false;
            kept.set(fetched);
            return fetched.accessToken();
        } finally {
            fetching.unlock();
        }
    }

    private IAuthenticationResult ask() throws Exception {
        try {
            return asking.ask(anew).get();
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
                case HttpException passing -> {
                    return passing;
                }
                case MsalException refusal -> code = code.isEmpty() ? code(refusal) : code;
                default -> {}
            }
        }
        return ProviderFailure.of(
                Kind.KEY_REFUSED,
                described + " does not sign this program in" + (code.isEmpty() ? "" : " (" + code + ")") + "; " + cure);
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
