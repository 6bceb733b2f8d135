package dev.keepsake.models;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A service account of Google's and, on a loopback port, who signs it in. */
final class GoogleTokens implements AutoCloseable {

    static final String TOKEN = "token-of-the-service-account";

    private static final String PRIVATE_KEY = privateKey();

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    GoogleTokens() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] reply = ("{\"access_token\": \"" + TOKEN + "\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, reply.length);
                exchange.getResponseBody().write(reply);
            }
        });
        server.start();
    }

    int requests() {
        return requests.get();
    }

    /** Writes the file that Google Cloud hands out for a service account. */
    Path credentials(Path folder) {
        String tokens = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
        String json = new JsonMapper()
                .writeValueAsString(Map.of(
                        "type", "service_account",
                        "project_id", "project-of-the-account",
                        "private_key_id", "1",
                        "private_key", PRIVATE_KEY,
                        "client_email", "keepsake@project-of-the-account.iam.gserviceaccount.com",
                        "client_id", "1",
                        "token_uri", tokens));
        try {
            return Files.writeString(folder.resolve("service-account.json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String privateKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2048);
            byte[] key = keys.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
