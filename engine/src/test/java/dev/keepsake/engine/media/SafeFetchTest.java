package dev.keepsake.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.egress.Egress;
import dev.keepsake.engine.media.SafeFetch.Fetched;
import dev.keepsake.engine.media.SafeFetch.Limits;
import dev.keepsake.time.Deadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFetchTest {

    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final Limits PATIENT = new Limits(1_000, Duration.ofSeconds(20));
    private static final FetchRules LOOPBACK = new FetchRules(false, Set.of("127.0.0.1"));

    private final LoopbackServer server = new LoopbackServer();
    private final List<String> resolved = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatLiesAtAnAllowedHostIsFetched() {
        server.has("/a.txt?x=1", "text/plain; charset=utf-8", "words");

        assertThat(text(fetch(LOOPBACK), server.url("/a.txt?x=1#part"))).isEqualTo("words");
        assertThat(server.asked()).containsExactly("/a.txt?x=1 at 127.0.0.1:" + server.port());
    }

    @Test
    void aHostThatIsAllowedByNameMayLieAnywhereAndIsAskedUnderItsName() {
        server.has("/a.txt", "text/plain", "words");
        FetchRules rules = new FetchRules(false, Set.of("Files.Intern"));

        assertThat(text(fetch(rules), "http://files.intern:" + server.port() + "/a.txt"))
                .isEqualTo("words");
        assertThat(server.asked()).containsExactly("/a.txt at files.intern:" + server.port());
        assertThat(resolved).containsExactly("files.intern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "0.0.0.0",
                "10.0.0.8",
                "172.16.5.4",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[fc00::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[2001:db8::1]"
            })
    void noAddressOfThisMachineOrItsNeighboursIsAsked(String host) {
        SafeFetch fetch =
                new SafeFetch(FetchRules.PUBLIC, Egress.ANYWHERE, InetAddress::getAllByName, security(), PATIENT);

        assertThat(reason(fetch, "http://" + host + ":" + server.port() + "/"))
                .isEqualTo("its host is not a public one");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void theListOfWhereThisDeploymentMayConnectHasTheLastWord() {
        server.has("/a.txt", "text/plain", "words");
        Egress elsewhere = Egress.only(List.of("files.example.org"));
        SafeFetch fetch = new SafeFetch(LOOPBACK, elsewhere, InetAddress::getAllByName, security(), PATIENT);

        assertThat(reason(fetch, server.url("/a.txt")))
                .isEqualTo("egress.allow does not let this deployment connect to where it lies");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aNumberInHexadecimalLeadsNowhere() {
        SafeFetch fetch =
                new SafeFetch(FetchRules.PUBLIC, Egress.ANYWHERE, InetAddress::getAllByName, security(), PATIENT);

        assertThat(fetch.get("http://0x7f000001:" + server.port() + "/", Expected.TEXT, Deadline.NONE))
                .isInstanceOf(Fetched.Nothing.class);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.0.1.1", "2606:4700::1111", "2a00::1"})
    void publicAddressesAreKnownAsSuch(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNameWithAPrivateAddressIsRefusedEvenBesideAPublicOne() {
        assertThat(reason(fetch(FetchRules.PUBLIC), "http://private.example/"))
                .isEqualTo("its host is not a public one");
        assertThat(reason(fetch(FetchRules.PUBLIC), "http://mixed.example/")).isEqualTo("its host is not a public one");
        assertThat(resolved).containsExactly("private.example", "mixed.example");
    }

    @Test
    void whoIsNotAllowedByNameIsNotEvenResolved() {
        assertThat(reason(fetch(LOOPBACK), "http://private.example/"))
                .isEqualTo("its host is not one that may be fetched from");
        assertThat(reason(fetch(FetchRules.NOWHERE), "http://public.example/"))
                .isEqualTo("its host is not one that may be fetched from");
        assertThat(resolved).isEmpty();
    }

    @Test
    void aRedirectIsFollowedWhereItsGoalMayBeFetched() {
        server.redirects("/old", "new").has("/new", "text/plain", "words");

        assertThat(text(fetch(LOOPBACK), server.url("/old"))).isEqualTo("words");
    }

    @Test
    void aRedirectToAPrivateHostIsRefused() {
        server.redirects("/out", "http://private.example/")
                .redirects("/meta", "http://169.254.169.254/latest/meta-data/")
                .redirects("/file", "file:///etc/passwd");
        FetchRules rules = new FetchRules(true, Set.of("127.0.0.1"));

        assertThat(reason(fetch(rules), server.url("/out"))).isEqualTo("its host is not a public one");
        assertThat(reason(fetch(rules), server.url("/meta"))).isEqualTo("its host is not a public one");
        assertThat(reason(fetch(rules), server.url("/file"))).contains("http: or https:");
    }

    @Test
    void redirectsEnd() {
        server.redirects("/round", "/round");

        assertThat(reason(fetch(LOOPBACK), server.url("/round"))).isEqualTo("it is redirected more than 3 times");
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        String endless = "x".repeat(1_001);
        server.has("/said", "text/plain", endless)
                .says("/hold-unsaid", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + endless)
                .says("/hold-chunks", CHUNKED + "3e8\r\n" + "x".repeat(1_000) + "\r\n1\r\nx\r\n")
                .says(
                        "/hold-huge",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 99999999999999\r\n\r\n");

        for (String path : List.of("/said", "/hold-unsaid", "/hold-chunks", "/hold-huge")) {
            assertThat(reason(fetch(LOOPBACK), server.url(path))).isEqualTo("it is larger than what is fetched");
        }
    }

    @Test
    void chunksAreJoined() {
        server.says("/chunks", CHUNKED + "3;name=value\r\nwor\r\n2\r\nds\r\n0\r\n\r\n");

        assertThat(text(fetch(LOOPBACK), server.url("/chunks"))).isEqualTo("words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nwor"})
    void whoIsTooSlowIsNotWaitedFor(String beginning) {
        server.says("/hold", beginning);
        SafeFetch hasty = new SafeFetch(
                LOOPBACK,
                Egress.ANYWHERE,
                InetAddress::getAllByName,
                security(),
                new Limits(1_000, Duration.ofMillis(300)));

        assertThat(reason(hasty, server.url("/hold"))).isEqualTo("it did not come within the time for it");
        assertThat(fetch(LOOPBACK).get(server.url("/hold"), Expected.TEXT, Deadline.after(Duration.ofMillis(300))))
                .isEqualTo(new Fetched.Nothing("it did not come within the time for it"));
    }

    @Test
    void whatTheServerCallsSomethingElseIsNotTaken() {
        server.has("/page", "text/html", "<h1>Log in</h1>")
                .has("/picture", "image/png", "x")
                .says("/nameless", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
                .says("/zipped", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\nx");

        for (String path : List.of("/page", "/picture", "/nameless")) {
            assertThat(reason(fetch(LOOPBACK), server.url(path)))
                    .isEqualTo("the server says that it is something else");
        }
        assertThat(reason(fetch(LOOPBACK), server.url("/zipped"))).contains("compresses");
    }

    @Test
    void whatIsNotThereOrBreaksOffIsSaid() {
        server.says("/short", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\nwor")
                .says("/ssh", "SSH-2.0-OpenSSH_9.6\r\n")
                .says("/nothing", "");

        assertThat(reason(fetch(LOOPBACK), server.url("/none"))).isEqualTo("the server answers with status 404");
        assertThat(reason(fetch(LOOPBACK), server.url("/short"))).isEqualTo("it breaks off");
        assertThat(reason(fetch(LOOPBACK), server.url("/ssh"))).isEqualTo("what answers does not speak HTTP");
        assertThat(reason(fetch(LOOPBACK), server.url("/nothing"))).isEqualTo("it cannot be reached (EOFException)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "http:///x",
                "http://user@127.0.0.1/",
                "http://a b/",
                "http://127.0.0.1/\r\nX: y",
                "http://127.1/",
                "http://127.0.0.1:99999/",
                "127.0.0.1",
                ""
            })
    void whatIsNoAddressOfAPageIsRefused(String url) {
        assertThat(fetch(LOOPBACK).get(url, Expected.TEXT, Deadline.NONE)).isInstanceOf(Fetched.Nothing.class);
        assertThat(server.asked()).isEmpty();
    }

    private SafeFetch fetch(FetchRules rules) {
        return new SafeFetch(rules, Egress.ANYWHERE, this::resolve, security(), PATIENT);
    }

    /** Names of these tests; numbers are what they are. */
    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.add(host);
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return switch (host) {
            case "private.example", "files.intern" -> new InetAddress[] {loopback};
            case "mixed.example" -> new InetAddress[] {InetAddress.getByAddress(new byte[] {8, 8, 8, 8}), loopback};
            case "public.example" -> throw new UnknownHostException("nothing in these tests goes there");
            default -> InetAddress.getAllByName(host);
        };
    }

    private static SSLSocketFactory security() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    private static String text(SafeFetch fetch, String url) {
        return switch (fetch.get(url, Expected.TEXT, Deadline.NONE)) {
            case Fetched.Content(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
            case Fetched.Nothing(String reason) -> "nothing: " + reason;
        };
    }

    private static String reason(SafeFetch fetch, String url) {
        return switch (fetch.get(url, Expected.TEXT, Deadline.NONE)) {
            case Fetched.Content(byte[] bytes) -> "fetched " + bytes.length + " bytes";
            case Fetched.Nothing(String reason) -> reason;
        };
    }
}
