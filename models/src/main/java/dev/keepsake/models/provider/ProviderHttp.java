package dev.keepsake.models.provider;

import dev.keepsake.egress.Egress;
import dev.keepsake.models.provider.ProviderHttpClient.Manner;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The one way to providers, for whoever asks one of them, by LangChain4j or by itself. Every request asks {@link Egress} first and is
 * shown to come from whom {@link Authorization} says. There are no redirects, so that nothing goes to a host that nobody named, and
 * no upgrade to HTTP/2, at which small servers stumble; connections are kept and shared by all clients that are built here.
 */
public final class ProviderHttp implements HttpClientBuilder, AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Manner manner;
    private final HttpClient connections;
    private Duration timeout;

    private ProviderHttp(Manner manner, Duration timeout) {
        this.manner = manner;
        this.timeout = timeout;
        this.connections = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .build();
    }

    /**
     * The way to the provider of {@code settings}, with its headers and time limit.
     *
     * @param purpose what requests are for, in words that end a sentence: {@code "ask the chat model"}
     */
    public static ProviderHttp to(
            ModelSettings settings, Authorization authorization, Outgoing outgoing, String purpose) {
        return new ProviderHttp(
                new Manner(outgoing.egress(), purpose, settings.access().headers(), authorization),
                settings.limits().timeout());
    }

    /** The way to a provider that only takes a key, without further headers. */
    public static ProviderHttp with(Authorization authorization, Egress egress, String purpose) {
        return new ProviderHttp(new Manner(egress, purpose, Map.of(), authorization), ProviderCall.TIMEOUT);
    }

    @Override
    public Duration connectTimeout() {
        return LONGEST_CONNECT;
    }

    /** Nothing; connecting has the limit it was made with. */
    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return timeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration limit) {
        this.timeout = limit;
        return this;
    }

    @Override
    public ProviderHttpClient build() {
        return new ProviderHttpClient(connections, manner, timeout);
    }

    /** Opens a connection by asking for what is at an address; what is answered there does not matter. */
    public void knock(String address) {
        try {
            build().execute(HttpRequest.builder()
                    .method(HttpMethod.GET)
                    .url(address)
                    .build());
        } catch (RefusedRequest answered) {
            // Whoever refuses is there, and connected.
            Objects.requireNonNull(answered);
        }
    }

    @Override
    public void close() {
        connections.shutdownNow();
    }
}
