package dev.keepsake.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedChatModelTest {

    private final ScriptedChatModel model = ScriptedChatModel.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        model.close();
        client.close();
    }

    @Test
    void saysWhatItWasToldInThatOrder() throws Exception {
        model.enqueue("first").enqueue("second");

        assertThat(ask("{}").body()).contains("\"content\": \"first\"").contains("\"total_tokens\": 22");
        assertThat(ask("{}").body()).contains("\"content\": \"second\"");
    }

    @Test
    void quotesWhatJsonWouldMisread() throws Exception {
        model.enqueue("a \"quote\", a \\, a\nline and \ud83c\udf4a");

        assertThat(ask("{}").body())
                .contains("\"content\": \"a \\\"quote\\\", a \\\\, a\\u000aline and \\ud83c\\udf4a\"");
    }

    @Test
    void failsAsTheProtocolDocumentsIt() throws Exception {
        model.enqueueStatus(429).enqueueStatus(500);

        HttpResponse<String> limited = ask("{}");
        HttpResponse<String> broken = ask("{}");

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).contains("\"code\": \"rate_limit_exceeded\"");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("\"type\": \"server_error\"");
    }

    @Test
    void answersNonsenseAsTold() throws Exception {
        model.enqueueBody(200, "<html>").enqueueBody(200, "");

        assertThat(ask("{}").body()).isEqualTo("<html>");
        assertThat(ask("{}").body()).isEmpty();
    }

    @Test
    void remembersWhatItWasAsked() throws Exception {
        model.enqueue("x");

        ask("{\"model\": \"m\"}");

        assertThat(model.requests())
                .containsExactly(new ScriptedChatModel.Request(
                        "POST", "/v1/chat/completions", "Bearer key", "{\"model\": \"m\"}"));
    }

    @Test
    void saysWhenItsScriptIsOver() throws Exception {
        HttpResponse<String> response = ask("{}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("script");
    }

    @Test
    void hangsUpWhenTold() {
        model.enqueueHangUp();

        assertThatThrownBy(() -> ask("{}")).isInstanceOf(IOException.class);
        assertThat(model.requests()).isNotEmpty();
    }

    @Test
    void letsAnImpatientClientGo() {
        model.enqueueAfter(Duration.ofHours(1), "too late");

        assertThatThrownBy(() -> client.send(
                        request("{}").timeout(Duration.ofMillis(50)).build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    private HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return client.send(request(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String body) {
        return HttpRequest.newBuilder(URI.create(model.baseUrl() + "/chat/completions"))
                .header("Authorization", "Bearer key")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
