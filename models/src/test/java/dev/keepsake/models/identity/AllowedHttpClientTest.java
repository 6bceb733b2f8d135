package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.keepsake.egress.Egress;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What AWS's library may connect to and read. */
class AllowedHttpClientTest {

    private static final int LONGEST = 1_000;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            int length = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(new byte[length]);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private byte[] read(int length, Egress egress) throws IOException {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/" + length);
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(uri).build();
        try (AllowedHttpClient client =
                        new AllowedHttpClient(UrlConnectionHttpClient.create(), egress, "ask the test", LONGEST);
                AbortableInputStream body = client.prepareRequest(
                                HttpExecuteRequest.builder().request(request).build())
                        .call()
                        .responseBody()
                        .orElseThrow()) {
            return body.readAllBytes();
        }
    }

    @Test
    void aReplyIsReadAsFarAsItCanBeMeant() throws IOException {
        assertThat(read(LONGEST, Egress.ANYWHERE)).hasSize(LONGEST);
        assertThatThrownBy(() -> read(LONGEST + 1, Egress.ANYWHERE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than any");
    }

    @Test
    void aHostThatIsNotAllowedIsNotAsked() {
        assertThatThrownBy(() -> read(1, Egress.NOWHERE))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContaining("Egress refused");
    }
}
