package dev.keepsake.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.media.SafeFetch.Fetched;
import dev.keepsake.engine.media.SafeFetch.Limits;
import dev.keepsake.time.Deadline;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is connected by address has to prove the name. */
class SecureFetchTest {

    private static final char[] PASSWORD = "of-no-secret".toCharArray();
    private static final Limits LIMITS = new Limits(1_000, Duration.ofSeconds(20));

    @TempDir
    private Path directory;

    @Test
    void aServerIsBelievedOnlyUnderTheNameOfItsCertificate() throws Exception {
        SSLContext context = context();
        SafeFetch.Resolver everythingIsHere = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        SafeFetch fetch = new SafeFetch(
                new FetchRules(false, Set.of("files.intern", "other.intern")),
                Egress.ANYWHERE,
                everythingIsHere,
                context.getSocketFactory(),
                LIMITS);
        try (LoopbackServer server = new LoopbackServer(context.getServerSocketFactory())) {
            server.has("/a.txt", "text/plain", "words").redirects("/plain", "http://files.intern/a.txt");

            assertThat(fetch.get(url("files.intern", server) + "/a.txt", Expected.TEXT, Deadline.NONE))
                    .isInstanceOfSatisfying(
                            Fetched.Content.class,
                            found -> assertThat(found.bytes()).asString().isEqualTo("words"));
            assertThat(fetch.get(url("other.intern", server) + "/a.txt", Expected.TEXT, Deadline.NONE))
                    .isEqualTo(new Fetched.Nothing("it cannot be reached (SSLHandshakeException)"));
            assertThat(fetch.get(url("files.intern", server) + "/plain", Expected.TEXT, Deadline.NONE))
                    .isEqualTo(new Fetched.Nothing("it is redirected from https: to http:"));
            assertThat(server.asked())
                    .containsExactly(
                            "/a.txt at files.intern:" + server.port(), "/plain at files.intern:" + server.port());
        }
    }

    private static String url(String host, LoopbackServer server) {
        return "https://" + host + ":" + server.port();
    }

    /** Speaks for files.intern, and trusts nobody but itself. */
    private SSLContext context() throws Exception {
        Path file = directory.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=files.intern",
                        "-ext",
                        "san=dns:files.intern",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.txt").toFile())
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        KeyManagerFactory proof = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        proof.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(proof.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
