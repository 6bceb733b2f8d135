package dev.keepsake.models.identity;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.ProviderCall;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.time.Deadline;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tokens for Google's cloud, by Google's own library: with a file of a service account, of a signed-in user or of a workload
 * identity, or with what Google's own order finds (the variable {@code GOOGLE_APPLICATION_CREDENTIALS}, the user's sign-in by
 * {@code gcloud}, the machine). The library keeps a token until some minutes before it expires.
 */
final class GoogleSignIn implements Authorization {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String DESCRIBED = "Google's sign-in";
    private static final int FIRST_PASSING_STATUS = 500;
    private static final int TOO_MANY = 429;

    private final GoogleCredentials credentials;
    private final EarlyRenewals renewals = new EarlyRenewals(InstantSource.system());
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile boolean stale;

    private GoogleSignIn(GoogleCredentials credentials) {
        this.credentials = credentials;
    }

    static GoogleSignIn of(Google google, TokenTransport transport) {
        String file = google.credentials();
        try {
            GoogleCredentials found = file == null ? foundHere(transport) : read(Path.of(file), transport);
            // Trying again is for whoever asks, who knows how long there is.
            return new GoogleSignIn(found.createScoped(List.of(SCOPE)).createWithCustomRetryStrategy(false));
        } catch (IOException unusable) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    file == null
                            ? "There are no credentials for Google: set credentials to the path of a file of a service"
                                    + " account, or GOOGLE_APPLICATION_CREDENTIALS, or sign in with gcloud auth"
                                    + " application-default login"
                            : "The credentials for Google in " + file + " cannot be used ("
                                    + unusable.getClass().getSimpleName()
                                    + "): a file is expected as Google Cloud hands it out for a service account, a user"
                                    + " or a workload identity");
        }
    }

    private static GoogleCredentials foundHere(TokenTransport transport) throws IOException {
        try {
            return GoogleCredentials.getApplicationDefault(() -> new GoogleTransport(transport));
        } catch (KeepsakeException refused) {
            throw refused;
        } catch (RuntimeException broken) {
            // As below: the variable may name a file that is something else.
            throw new IOException(broken);
        }
    }

    private static GoogleCredentials read(Path file, TokenTransport transport) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return GoogleCredentials.fromStream(content, () -> new GoogleTransport(transport));
        } catch (RuntimeException broken) {
            // The library's way of saying that what it looks for is not there.
            throw new IOException(broken);
        }
    }

    /**
     * The project that the credentials belong to.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when they do not say
     */
    String project() {
        String project = credentials.getProjectId();
        if (project == null) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    "vertexai needs a project, and the credentials name none; set project, or GOOGLE_CLOUD_PROJECT");
        }
        return project;
    }

    @Override
    public boolean refused(Map<String, String> shown) {
        AccessToken known = credentials.getAccessToken();
        if (stale || known == null || !("Bearer " + known.getTokenValue()).equals(shown.get("Authorization"))) {
            // Another one has been fetched since, or is about to be.
            return true;
        }
        stale = renewals.allowed();
        return stale;
    }

    private void renewWhereRefused() throws IOException, InterruptedException {
        if (stale) {
            renewing.lockInterruptibly();
            try {
                if (stale) {
                    credentials.refresh();
                    stale = false;
                }
            } finally {
                renewing.unlock();
            }
        }
    }

    @Override
    public Map<String, String> headers(Deadline deadline) {
        return ProviderCall.within(DESCRIBED, deadline, () -> {
            try {
                renewWhereRefused();
                Map<String, String> headers = new HashMap<>();
                credentials.getRequestMetadata(null).forEach((name, values) -> headers.put(name, values.getFirst()));
                return headers;
            } catch (IOException failure) {
                throw explained(failure);
            }
        });
    }

    private static Exception explained(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof KeepsakeException known) {
                return known;
            }
            if (cause instanceof HttpResponseException answer) {
                int status = answer.getStatusCode();
                return status == TOO_MANY || status >= FIRST_PASSING_STATUS
                        ? new HttpException(status, "")
                        : ProviderFailure.of(
                                Kind.KEY_REFUSED,
                                DESCRIBED + " does not sign this program in (status " + status
                                        + "); check that the account of the credentials still exists, that its key has"
                                        + " not been revoked, and this machine's clock");
            }
        }
        return failure;
    }
}
