package dev.keepsake.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class FlappingProviderTest {

    private static final String REQUEST = "{\"messages\":[{\"role\":\"system\",\"content\":\"NEW TURNS\"},"
            + "{\"role\":\"user\",\"content\":\"NEW TURNS\\n1 user \\\"Ana\\\" \\\"I keep note 7 in the tin box.\\\"\\n\"}]}";

    private final FlappingProvider provider = new FlappingProvider(Duration.ofMillis(1));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        provider.close();
    }

    private HttpResponse<String> ask() throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(provider.url() + "/chat/completions"))
                        .POST(HttpRequest.BodyPublishers.ofString(REQUEST))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "FINE, 200, Ana said: I keep note 7 in the tin box.",
        "SLOW, 200, Ana said: I keep note 7 in the tin box.",
        "LIMITED, 429, Rate limit",
        "GARBAGE, 200, <html>",
        "NONSENSE, 200, weather",
        "BROKEN, 500, error"
    })
    void eachMoodAnswersInItsWay(Mood mood, int status, String words) throws Exception {
        provider.become(mood);

        HttpResponse<String> answer = ask();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(mood == Mood.LIMITED);
    }

    @Test
    void whenItIsDownNobodyListensAndItComesBackWhereItWas() throws Exception {
        provider.become(Mood.DOWN);
        assertThatThrownBy(this::ask).isInstanceOf(ConnectException.class);

        provider.become(Mood.FINE);

        assertThat(ask().statusCode()).isEqualTo(200);
    }
}
