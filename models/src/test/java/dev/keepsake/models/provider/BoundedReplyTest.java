package dev.keepsake.models.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedReplyTest {

    private static final int LONG = 3 << 20;

    private final ProviderServer server = ProviderServer.start(WireFormat.OPENAI, RequestCheck.NONE);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReplyIsReadAsFarAsItMayGoAndNoFurther() throws Exception {
        server.then(new Answer.Raw(200, "four")).then(new Answer.Raw(200, "five!"));

        assertThat(ask(4).body()).asString().isEqualTo("four");
        assertThatThrownBy(() -> ask(4)).hasRootCauseInstanceOf(BoundedReply.TooLong.class);
    }

    @Test
    void ofARefusalTheBeginningIsEnough() {
        server.then(new Answer.Raw(400, "x".repeat(LONG)));
        try (ProviderHttp http = ProviderHttp.with(Authorization.NONE, Egress.ANYWHERE, "ask")) {
            HttpRequest request = HttpRequest.builder()
                    .method(HttpMethod.POST)
                    .url(server.url() + "/chat/completions")
                    .body("{}")
                    .build();

            RefusedRequest refused = catchThrowableOfType(
                    RefusedRequest.class, () -> http.build().execute(request));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.getMessage().length()).isLessThanOrEqualTo(1 << 20);
        }
    }

    private HttpResponse<byte[]> ask(int most) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    java.net.http.HttpRequest.newBuilder(URI.create(server.url() + "/chat/completions"))
                            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    BoundedReply.of(most));
        }
    }
}
