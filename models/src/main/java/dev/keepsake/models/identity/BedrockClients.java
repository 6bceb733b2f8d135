package dev.keepsake.models.identity;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.RefusedRequest;
import dev.langchain4j.exception.TimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/**
 * Clients of Bedrock that sign their requests, or carry a key of Bedrock's. They ask once: trying again is for who uses them, as with
 * every provider. Names classes of AWS's library, so that only who has been asked for Bedrock may load it.
 */
public final class BedrockClients {

    private BedrockClients() {}

    /**
     * A client; the caller closes it. Nobody is asked anything yet, but the machine for its region where nothing else says it.
     *
     * @throws KeepsakeException with {@code CONFIGURATION} when no region is configured
     */
    public static BedrockRuntimeClient open(ModelSettings settings, Outgoing outgoing) {
        Access access = settings.access();
        AwsSignIn signIn = new AwsSignIn(access.aws(), outgoing.egress());
        Region region = signIn.region();
        SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(settings.limits().timeout())
                .socketTimeout(settings.limits().timeout())
                .build();
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .apiCallTimeout(settings.limits().timeout())
                .retryStrategy(DefaultRetryStrategy.doNotRetry());
        access.headers().forEach(configuration::putHeader);
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .region(region)
                .overrideConfiguration(configuration.build())
                .httpClient(new AllowedHttpClient(http, outgoing.egress(), "ask Amazon Bedrock"));
        String key = access.key();
        if (key == null) {
            builder.credentialsProvider(signIn.credentials(region));
        } else {
            builder.tokenProvider(StaticTokenProvider.create(() -> key))
                    .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")));
        }
        if (access.url() != null) {
            builder.endpointOverride(access.url());
        }
        return builder.build();
    }

    /**
     * What AWS's library threw, in the terms in which our HTTP clients fail.
     *
     * @return a {@link KeepsakeException}, a {@link RefusedRequest} with the status and the time that AWS asks for, a {@link TimeoutException}, or an
     *     {@link UncheckedIOException}; else {@code failure} itself
     */
    public static RuntimeException plain(RuntimeException failure) {
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
}
