package dev.keepsake.models.identity;

import static java.util.Objects.requireNonNull;

import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.Outgoing;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.token.credentials.StaticTokenProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
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
     * A connection; the caller closes it. Nobody is asked anything yet, but the machine for its region where nothing else says it.
     *
     * @throws dev.keepsake.error.KeepsakeException with {@code CONFIGURATION} when no region is configured
     */
    public static BedrockConnection open(ModelSettings settings, Outgoing outgoing) {
        Access access = settings.access();
        AwsSignIn signIn = new AwsSignIn(access.aws(), outgoing.egress());
        Region region = signIn.region();
        SdkHttpClient http = new AllowedHttpClient(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.limits().timeout())
                        .socketTimeout(settings.limits().timeout())
                        .build(),
                outgoing.egress(),
                "ask Amazon Bedrock");
        ClientOverrideConfiguration.Builder configuration = ClientOverrideConfiguration.builder()
                .apiCallTimeout(settings.limits().timeout())
                .retryStrategy(DefaultRetryStrategy.doNotRetry());
        access.headers().forEach(configuration::putHeader);
        BedrockRuntimeClientBuilder builder = BedrockRuntimeClient.builder()
                .region(region)
                .overrideConfiguration(configuration.build())
                .httpClient(http);
        String key = access.key();
        RenewableCredentials credentials =
                key == null ? new RenewableCredentials(() -> signIn.credentials(region)) : null;
        if (credentials != null) {
            builder.credentialsProvider(credentials);
        } else {
            builder.tokenProvider(StaticTokenProvider.create(() -> requireNonNull(key)))
                    .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")));
        }
        URI url = access.url();
        if (url != null) {
            builder.endpointOverride(url);
        }
        URI address = url == null ? URI.create("https://bedrock-runtime." + region.id() + ".amazonaws.com") : url;
        // What is configured stays what it is, however often it is fetched.
        boolean configured = access.aws().accessKeyId() != null;
        return new BedrockConnection(builder.build(), http, address, configured ? null : credentials);
    }
}
