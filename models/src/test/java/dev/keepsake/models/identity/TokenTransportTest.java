package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.keepsake.egress.Egress;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.identity.TokenTransport.Question;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokenTransportTest {

    private static Question question(URI target) {
        return new Question(
                "GET",
                target,
                Map.of("Authorization", "Bearer secret-token"),
                "secret-body".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAnswerThatNeverEndsIsLateAndKeepsNoThread() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        HttpServer dripping = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            dripping.setExecutor(threads);
            dripping.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                asked.countDown();
                try {
                    over.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            dripping.start();
            URI target = URI.create("http://127.0.0.1:" + dripping.getAddress().getPort());
            TokenTransport transport = new TokenTransport(Egress.ANYWHERE, null, Duration.ofMillis(500));

            assertThatThrownBy(() -> transport.send(question(target), "sign in"))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(asked.getCount()).isZero();
            over.countDown();
        } finally {
            dripping.stop(0);
        }
    }

    @Test
    void anAnswerThatNobodyCanHaveMeantIsNotReadToItsEnd() {
        try (TokenServer server = TokenServer.plain(request -> new Reply(200, "x".repeat(2 << 20)))) {
            TokenTransport transport = new TokenTransport(Egress.ANYWHERE);

            assertThatThrownBy(() -> transport.send(question(server.url()), "sign in"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("More than 1048576 bytes");
        }
    }

    @Test
    void neitherQuestionNorAnswerPrintsWhatMayBeSecret() throws IOException {
        try (TokenServer server = TokenServer.plain(TokenServer.issuing(60))) {
            Question question = question(server.url());

            assertThat(question.toString()).doesNotContain("secret");
            assertThat(new TokenTransport(Egress.ANYWHERE)
                            .send(question, "sign in")
                            .toString())
                    .isEqualTo("Answer[200]");
        }
    }
}
