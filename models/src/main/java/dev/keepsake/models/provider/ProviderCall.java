package dev.keepsake.models.provider;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.time.Deadline;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * One call to a provider through LangChain4j. It ends at the deadline even when the provider does not. A failure is described
 * in words of our own and has no cause: a provider's error reply may repeat the text or the key that it was sent.
 */
public final class ProviderCall {

    /** How long a provider may take when the caller sets no limit. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final int DEEPEST_CAUSE = 20;

    private ProviderCall() {}

    /**
     * How to reach providers: no redirects, so that nothing goes to a host that nobody named, and no upgrade to HTTP/2, at
     * which small servers stumble.
     */
    public static HttpClientBuilder http() {
        return JdkHttpClient.builder()
                .httpClientBuilder(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER))
                .connectTimeout(TIMEOUT)
                .readTimeout(TIMEOUT);
    }

    /**
     * Calls a provider and waits for it.
     *
     * @param provider how to call it in messages
     * @param deadline when to stop waiting
     * @param call the call; interrupted when the deadline passes
     * @throws KeepsakeException with {@code MODEL_UNAVAILABLE} or {@code DEADLINE_EXCEEDED}, or what {@code call} threw itself
     */
    public static <T> T within(String provider, Deadline deadline, Callable<T> call) {
        if (deadline.passed()) {
            throw late(provider);
        }
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().name("keepsake-provider").start(task);
        try {
            return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException tooLate) {
            task.cancel(true);
            throw late(provider);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new KeepsakeException(
                    ErrorCategory.DEADLINE_EXCEEDED, "Waiting for " + provider + " was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw task.exceptionNow() instanceof KeepsakeException known
                    ? known
                    : new ProviderFailure(provider + " " + explain(task.exceptionNow()), mayPass(task.exceptionNow()));
        }
    }

    private static KeepsakeException late(String provider) {
        return new KeepsakeException(
                ErrorCategory.DEADLINE_EXCEEDED, provider + " did not answer before the deadline; allow more time");
    }

    private static boolean mayPass(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            switch (cause) {
                case HttpException http -> {
                    int status = http.statusCode();
                    return status == 408 || status == 429 || status >= 500;
                }
                case TimeoutException slow -> {
                    return true;
                }
                case IOException broken
                when broken.getClass().getName().startsWith("java.") -> {
                    return true;
                }
                default -> cause = cause.getCause();
            }
        }
        return false;
    }

    private static String explain(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            switch (cause) {
                case HttpException http -> {
                    return "answered with status " + http.statusCode() + advice(http.statusCode());
                }
                case TimeoutException slow -> {
                    return "did not answer within " + TIMEOUT.toSeconds() + " seconds";
                }
                case UnresolvedModelServerException unknown -> {
                    return "cannot be reached; check its address";
                }
                case UnresolvedAddressException unknown -> {
                    return "cannot be reached; check its address";
                }
                // Also the parent of what Jackson says about JSON that is none.
                case IOException broken
                when broken.getClass().getName().startsWith("java.") -> {
                    return "cannot be reached (" + broken.getClass().getSimpleName() + "); check its address";
                }
                default -> cause = cause.getCause();
            }
        }
        return "answered what cannot be read (" + failure.getClass().getSimpleName()
                + "); check that its address is that of such a service";
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> ": it does not accept the key";
            case 404 -> ": it does not know the model or the address";
            case 429 -> ": too many requests, or none left";
            default -> status >= 500 ? ": it is out of order" : ": it does not understand the request";
        };
    }
}
