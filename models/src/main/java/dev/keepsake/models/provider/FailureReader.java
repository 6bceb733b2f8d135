package dev.keepsake.models.provider;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says in words of our own what a call failed with. */
final class FailureReader {

    private static final int DEEPEST_CAUSE = 20;
    private static final String LATE = "did not answer within its time limit";

    private final String provider;

    /** Reads the failures of a provider that messages call so. */
    FailureReader(String provider) {
        this.provider = provider;
    }

    /** What was thrown, as something that can be told: without the provider's words, and without a cause that has them. */
    KeepsakeException read(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            KeepsakeException known = known(cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        Throwable named = failure;
        for (int depth = 0; named != null && depth < DEEPEST_CAUSE; depth++) {
            KeepsakeException kind = named(named);
            if (kind != null) {
                return kind;
            }
            named = named.getCause();
        }
        return of(
                Kind.UNREADABLE,
                "answered what cannot be read (" + failure.getClass().getSimpleName()
                        + "); check that its address is that of such a service");
    }

    private @Nullable KeepsakeException known(Throwable cause) {
        return switch (cause) {
            case KeepsakeException ours -> ours;
            case ContentFilteredException filtered ->
                of(Kind.FILTERED, "will not answer this: its provider's content filter is against it");
            case RefusedRequest refused -> status(refused, refused.retryAfter().orElse(null));
            case HttpException refused -> status(refused, null);
            case HttpConnectTimeoutException late -> unreachable(late);
            case SocketTimeoutException late -> of(Kind.TIMEOUT, LATE);
            case TimeoutException late when late.getCause() instanceof HttpConnectTimeoutException -> null;
            case TimeoutException late -> of(Kind.TIMEOUT, LATE);
            case UnresolvedModelServerException unknown -> of(Kind.UNREACHABLE, "cannot be reached; check its address");
            case UnresolvedAddressException unknown -> of(Kind.UNREACHABLE, "cannot be reached; check its address");
            case ConnectException closed -> unreachable(closed);
            case UnknownHostException unknown -> unreachable(unknown);
            case UncheckedIOException wrapper -> null;
            // Also the parent of what Jackson says about JSON that is none.
            case IOException broken when broken.getClass().getName().startsWith("java.") -> broken(broken);
            default -> null;
        };
    }

    /** By LangChain4j's names alone, of models that do not say more: those that somebody made and gave us. */
    private @Nullable KeepsakeException named(Throwable cause) {
        return switch (cause) {
            case RateLimitException often -> of(Kind.TOO_MANY_REQUESTS, "refused" + advice(429));
            case AuthenticationException refused -> of(Kind.KEY_REFUSED, "refused" + advice(401));
            case ModelNotFoundException unknown -> of(Kind.UNKNOWN_MODEL, "refused" + advice(404));
            case InternalServerException broken -> of(Kind.OUT_OF_ORDER, "failed" + advice(500));
            case InvalidRequestException refused -> of(Kind.REQUEST_REFUSED, "refused" + advice(400));
            case UnsupportedFeatureException refused -> of(Kind.REQUEST_REFUSED, "refused" + advice(400));
            default -> null;
        };
    }

    private ProviderFailure unreachable(IOException why) {
        return of(Kind.UNREACHABLE, "cannot be reached (" + why.getClass().getSimpleName() + "); check its address");
    }

    /** The JDK's client wraps a refused connection into plain exceptions of its own. */
    private ProviderFailure broken(IOException why) {
        return why.getCause() instanceof ConnectException || why.getCause() instanceof UnresolvedAddressException
                ? unreachable(why)
                : of(
                        Kind.BROKEN_OFF,
                        "broke off before its answer was whole ("
                                + why.getClass().getSimpleName() + ")");
    }

    private ProviderFailure status(HttpException refused, @Nullable Duration retryAfter) {
        int status = refused.statusCode();
        String wish = retryAfter == null ? "" : "; it wants to be left alone for " + seconds(retryAfter) + " seconds";
        return ProviderFailure.of(
                kind(status), provider + " answered with status " + status + advice(status) + wish, retryAfter);
    }

    /** Rounded up, so that nobody comes too early. */
    static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 402, 403 -> Kind.KEY_REFUSED;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 408, 504 -> Kind.TIMEOUT;
            case 429 -> Kind.TOO_MANY_REQUESTS;
            // What Bedrock and Text Embeddings Inference say when the model behind them failed.
            case 424 -> Kind.OUT_OF_ORDER;
            default -> status >= 500 ? Kind.OUT_OF_ORDER : Kind.REQUEST_REFUSED;
        };
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> ": it does not accept the key";
            case 402 -> ": the account of the key has nothing left to pay with";
            case 404 -> ": it does not know the model or the address";
            case 408, 504 -> ": it took too long";
            case 424 -> ": it is out of order";
            case 429 -> ": too many requests, or none left";
            default -> status >= 500 ? ": it is out of order" : ": it does not understand the request";
        };
    }

    private ProviderFailure of(Kind kind, String what) {
        return ProviderFailure.of(kind, provider + " " + what);
    }
}
