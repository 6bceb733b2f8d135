package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderHttpTest {

    private final ProviderServer server = ProviderServer.start(WireFormat.OPENAI, RequestCheck.NONE);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest request() {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(server.url() + "/chat/completions")
                .addHeader("Authorization", "Bearer of whoever made the request")
                .addHeader("X-Title", "made with the request")
                .body("{}")
                .build();
    }

    @Test
    void showsAnewWithEveryRequestWhoSendsItAndAddsWhatIsConfigured() {
        server.says("Paris").says("Rome");
        AtomicInteger asked = new AtomicInteger();
        ModelSettings settings = ModelSettings.of(Provider.OPENROUTER, "some-model")
                .withAccess(
                        Access.DEFAULT.withHeaders(Map.of("X-Title", "Keepsake", "HTTP-Referer", "https://a.test")));
        Authorization counting = deadline -> Map.of("Authorization", "Bearer " + asked.incrementAndGet());
        try (ProviderHttp http = ProviderHttp.to(settings, counting, Outgoing.UNWATCHED, "ask")) {
            http.build().execute(request());
            http.build().execute(request());
        }

        assertThat(server.requests())
                .extracting(sent -> sent.header("Authorization"))
                .containsExactly("Bearer 1", "Bearer 2");
        assertThat(server.requests()).allSatisfy(sent -> {
            assertThat(sent.header("X-Title")).isEqualTo("Keepsake");
            assertThat(sent.header("HTTP-Referer")).isEqualTo("https://a.test");
        });
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void followsNobodyElsewhere() {
        server.then(new Answer.Status(302, Map.of("Location", server.url() + "/elsewhere")));
        try (ProviderHttp http = ProviderHttp.with(Authorization.NONE, Egress.ANYWHERE, "ask")) {

            RefusedRequest refused = catchThrowableOfType(
                    RefusedRequest.class, () -> http.build().execute(request()));

            assertThat(refused.statusCode()).isEqualTo(302);
        }
        assertThat(server.requests()).extracting(ProviderRequest::path).containsExactly("/v1/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({
        "retry-after-ms, 1500, 1500",
        "x-ms-retry-after-ms, 250, 250",
        "Retry-After, 3, 3000",
        "Retry-After, 0.5, 500",
        "retry-after-ms, soon, 9000"
    })
    void readsWhenToComeAgainInThePartsOfASecondThatSomeSay(String header, String value, long millis) {
        Map<String, String> headers = new HashMap<>(Map.of("Retry-After", "9"));
        headers.put(header, value);
        server.then(new Answer.Status(429, headers));
        try (ProviderHttp http = ProviderHttp.with(Authorization.NONE, Egress.ANYWHERE, "ask")) {

            RefusedRequest refused = catchThrowableOfType(
                    RefusedRequest.class, () -> http.build().execute(request()));

            assertThat(refused.retryAfter()).contains(Duration.ofMillis(millis));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type.googleapis.com/google.rpc.RetryInfo | 34.074824224s | 34074824224",
                "type.googleapis.com/google.rpc.RetryInfo | 2s            | 2000000000",
                "type.googleapis.com/google.rpc.RetryInfo | soon          | -1",
                "type.googleapis.com/google.rpc.QuotaFailure | 2s         | -1"
            })
    void readsWhenToComeAgainAmongTheDetailsOfAnErrorOfGoogles(String type, String delay, long nanos) {
        server.then(new Answer.Raw(
                429,
                "{\"error\": {\"code\": 429, \"status\": \"RESOURCE_EXHAUSTED\", \"message\":"
                        + " \"no type.googleapis.com/google.rpc.RetryInfo\", \"details\": [{\"@type\": \"" + type
                        + "\", \"retryDelay\": \"" + delay + "\"}]}}"));
        try (ProviderHttp http = ProviderHttp.with(Authorization.NONE, Egress.ANYWHERE, "ask")) {

            RefusedRequest refused = catchThrowableOfType(
                    RefusedRequest.class, () -> http.build().execute(request()));

            assertThat(refused.retryAfter())
                    .isEqualTo(nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos)));
        }
    }

    @Test
    void asksEgressBeforeAnybodyIsSignedIn() {
        AtomicInteger asked = new AtomicInteger();
        Authorization counting = deadline -> Map.of("Authorization", "Bearer " + asked.incrementAndGet());
        Outgoing elsewhere = new Outgoing(Egress.only(List.of("models.test")), ObservationRegistry.NOOP);
        ModelSettings settings = ModelSettings.of(Provider.OPENAI, "some-model");
        try (ProviderHttp http = ProviderHttp.to(settings, counting, elsewhere, "ask the chat model")) {

            KeepsakeException refused = catchThrowableOfType(
                    KeepsakeException.class, () -> http.build().execute(request()));

            assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(refused).hasMessageContaining("to ask the chat model needs 127.0.0.1");
        }
        assertThat(asked).hasValue(0);
        assertThat(server.requests()).isEmpty();
    }
}
