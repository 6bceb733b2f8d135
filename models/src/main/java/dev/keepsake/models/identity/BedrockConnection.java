package dev.keepsake.models.identity;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.RefusedRequest;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * A client of Bedrock with all that it asks by. Names classes of AWS's library, so that only who has been asked for Bedrock may load
 * it. Safe for use by many threads.
 */
public final class BedrockConnection implements AutoCloseable {

    /** What AWS calls credentials that were good and are so no longer; it answers with 400 or 403. */
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException");

    private final BedrockRuntimeClient client;
    private final SdkHttpClient http;
    private final URI address;
    private final @Nullable RenewableCredentials credentials;

    /**
     * Takes over a client and the connections it uses, and closes both in the end.
     *
     * @param credentials those it signs with, or null where they are fixed
     */
    BedrockConnection(
            BedrockRuntimeClient client, SdkHttpClient http, URI address, @Nullable RenewableCredentials credentials) {
        this.client = client;
        this.http = http;
        this.address = address;
        this.credentials = credentials;
    }

    /** For LangChain4j's models; what they ask by it is wrapped into {@link #asking}. */
    public BedrockRuntimeClient client() {
        return client;
    }

    /** Where it is asked. */
    public URI address() {
        return address;
    }

    /**
     * Asks, once more with new credentials where those there were have expired before their time.
     *
     * @throws RuntimeException in the terms in which our HTTP clients fail: a {@link KeepsakeException}, a {@link RefusedRequest} with
     *     the status and the time that AWS asks for, a {@link TimeoutException}, an {@link UncheckedIOException}, or what was thrown
     */
    public <T> T asking(Supplier<T> request) {
        AwsCredentialsProvider used = credentials == null ? null : credentials.source();
        try {
            return request.get();
        } catch (RuntimeException failure) {
            if (!hasExpired(failure) || credentials == null || used == null || !credentials.renewed(used)) {
                throw plain(failure);
            }
        }
        try {
            return request.get();
        } catch (RuntimeException failure) {
            throw plain(failure);
        }
    }

    /** Fetches credentials and opens a connection, by asking for nothing that costs; what is answered does not matter. */
    public void warmUp() throws IOException {
        try {
            if (credentials != null) {
                credentials.resolveCredentials();
            }
        } catch (RuntimeException failure) {
            throw plain(failure);
        }
        HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                        .request(SdkHttpFullRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .uri(address)
                                .build())
                        .build())
                .call();
        // A connection is kept for the next request when all of the answer has been read.
        if (response.responseBody().isPresent()) {
            try (AbortableInputStream body = response.responseBody().get()) {
                body.readAllBytes();
            }
        }
    }

    private static boolean hasExpired(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
                return EXPIRED.contains(String.valueOf(answer.awsErrorDetails().errorCode()));
            }
        }
        return false;
    }

    /** What AWS's library threw, in our terms. */
    private static RuntimeException plain(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case KeepsakeException known -> {
                    return known;
                }
                case SdkServiceException answer -> {
                    return refused(answer);
                }
                case ApiCallTimeoutException late -> {
                    return new TimeoutException(late.getClass().getSimpleName());
                }
                case IOException broken -> {
                    return new UncheckedIOException(broken);
                }
                default -> {}
            }
        }
        return failure;
    }

    private static RefusedRequest refused(SdkServiceException answer) {
        String retryAfter = answer instanceof AwsServiceException aws && aws.awsErrorDetails() != null
                ? aws.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("Retry-After")
                        .orElse(null)
                : null;
        return new RefusedRequest(
                answer.statusCode(),
                String.valueOf(answer.getMessage()),
                RefusedRequest.retryAfter(retryAfter, InstantSource.system()));
    }

    @Override
    public void close() {
        client.close();
        http.close();
    }
}
