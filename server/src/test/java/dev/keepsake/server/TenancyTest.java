package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import dev.keepsake.testkit.sample.HostileIds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Nothing of one project can be reached with the key of another, whatever the request says. */
class TenancyTest {

    private static final ServerFixture FIXTURE = new ServerFixture();

    @AfterAll
    static void close() {
        assertThat(FIXTURE.violations()).isEmpty();
        FIXTURE.close();
    }

    @Test
    void theSameOwnersInTwoProjectsAreStrangers() {
        String mine = added(FIXTURE.acme, "shared", "acme secret");
        String theirs = added(FIXTURE.other, "shared", "other secret");

        for (Answer answer : List.of(
                FIXTURE.other.post("/v3/memories/", "{\"filters\":{\"user_id\":\"shared\"}}"),
                FIXTURE.other.post("/v3/memories/", "{\"filters\":{\"user_id\":\"*\"}}"),
                FIXTURE.other.post(
                        "/v3/memories/", "{\"filters\":{\"user_id\":\"shared\",\"memory_ids\":[\"" + mine + "\"]}}"),
                FIXTURE.other.post(
                        "/v3/memories/search/",
                        "{\"query\":\"acme secret\",\"threshold\":0,\"filters\":{\"user_id\":\"shared\"}}"),
                FIXTURE.other.post("/search", "{\"query\":\"acme secret\",\"threshold\":0,\"user_id\":\"shared\"}"),
                FIXTURE.other.get("/memories"),
                FIXTURE.other.get("/memories?user_id=shared"))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("acme secret", mine);
        }
        assertThat(FIXTURE.other
                        .get("/v2/entities/user/shared/")
                        .at("/0/total_memories")
                        .asInt())
                .isEqualTo(1);
        FIXTURE.other.delete("/v1/memories/?user_id=shared");
        FIXTURE.other.delete("/v1/memories/?user_id=*&agent_id=*&app_id=*&run_id=*");
        FIXTURE.other.send("POST", "/reset", null);
        assertThat(FIXTURE.acme.get("/v1/memories/" + mine + "/").text("/memory"))
                .isEqualTo("acme secret");
        assertThat(FIXTURE.other.get("/v1/memories/" + theirs + "/").status()).isEqualTo(404);
    }

    @Test
    void idsOfAnotherProjectAreAsUnknownAsIdsThatNeverWere() {
        String mine = added(FIXTURE.acme, "owner", "acme secret");
        String never = "00000000-0000-0000-0000-000000000000";

        for (String path :
                List.of("/v1/memories/%s/", "/v1/memories/%s/history/", "/memories/%s", "/memories/%s/history")) {
            assertSame(FIXTURE.other.get(path.formatted(mine)), FIXTURE.other.get(path.formatted(never)), mine, never);
        }
        assertSame(
                FIXTURE.other.send("POST", "/v1/memories/%s/restore/".formatted(mine), null),
                FIXTURE.other.send("POST", "/v1/memories/%s/restore/".formatted(never), null),
                mine,
                never);
        for (String path : List.of("/v1/memories/%s/", "/memories/%s")) {
            assertSame(
                    FIXTURE.other.put(path.formatted(mine), "{\"text\":\"x\"}"),
                    FIXTURE.other.put(path.formatted(never), "{\"text\":\"x\"}"),
                    mine,
                    never);
            assertSame(
                    FIXTURE.other.delete(path.formatted(mine)),
                    FIXTURE.other.delete(path.formatted(never)),
                    mine,
                    never);
        }
        String batch = "{\"memories\":[{\"memory_id\":\"%s\",\"text\":\"x\"}]}";
        assertSame(
                FIXTURE.other.put("/v1/batch/", batch.formatted(mine)),
                FIXTURE.other.put("/v1/batch/", batch.formatted(never)),
                mine,
                never);
        assertSame(
                FIXTURE.other.send("DELETE", "/v1/batch/", batch.formatted(mine)),
                FIXTURE.other.send("DELETE", "/v1/batch/", batch.formatted(never)),
                mine,
                never);
        assertThat(FIXTURE.acme.get("/v1/memories/" + mine + "/").text("/memory"))
                .isEqualTo("acme secret");
    }

    @Test
    void anEventOfAnotherProjectIsUnknown() {
        String event = FIXTURE.acme
                .post("/v3/memories/add/", "{\"messages\":\"x\",\"user_id\":\"e\",\"infer\":false}")
                .text("/event_id");

        assertThat(FIXTURE.acme.get("/v1/event/" + event + "/").status()).isEqualTo(200);
        assertThat(FIXTURE.other.get("/v1/event/" + event + "/").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("hostileIds")
    void aHostileIdIsRefusedOrMeansExactlyItself(String id) {
        added(FIXTURE.acme, "bystander", "bystander's");
        String json = new JsonMapper().writeValueAsString(id);
        String path = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        Answer added = FIXTURE.acme.post(
                "/v3/memories/add/", "{\"messages\":\"hostile\",\"infer\":false,\"user_id\":" + json + "}");
        if (added.status() == 400) {
            assertThat(FIXTURE.acme.get("/v2/entities/user/" + path + "/").status())
                    .isBetween(200, 404);
            return;
        }

        assertThat(added.status()).isEqualTo(200);
        Answer listed = FIXTURE.acme.post("/v3/memories/", "{\"filters\":{\"user_id\":" + json + "}}");
        assertThat(listed.at("/results").findValuesAsString("memory")).containsOnly("hostile");
        assertThat(listed.text("/results/0/user_id")).isEqualTo(id.strip());
        assertThat(FIXTURE.acme.get("/v2/entities/user/" + path + "/").text("/0/name"))
                .isEqualTo(id.strip());
        assertThat(FIXTURE.acme.delete("/v1/memories/?user_id=" + path).status())
                .isEqualTo(200);
        assertThat(FIXTURE.acme.get("/v2/entities/user/" + path + "/").body()).isEqualTo("[]");
        assertThat(FIXTURE.acme.get("/memories?user_id=bystander").body()).contains("bystander's");
    }

    static Stream<String> hostileIds() {
        // The wildcard is a word of the wire, not an id; ids longer than a request line never arrive in a path.
        return HostileIds.ids().stream().filter(id -> !id.equals("*") && id.length() < 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/ping/", "/memories", "/entities", "/v1/entities/", "/v1/memories/x/", "/memories/x"})
    void withoutAnActiveKeyEveryRouteSaysTheSame(String path) {
        WireClient wrong = new WireClient(FIXTURE.server.uri(), "m0sk_wrong");
        String expected = "{\"detail\":\"Authentication required. Provide a Bearer token or X-API-Key header.\"}";

        for (Answer answer : List.of(
                FIXTURE.nobody.get(path),
                wrong.get(path),
                FIXTURE.nobody.send("GET", path, null, "Authorization", "Basic " + FIXTURE.key(ServerFixture.ACME)),
                FIXTURE.nobody.send("GET", path, null, "Authorization", "Token"),
                FIXTURE.nobody.send("GET", path, null, "Authorization", "Token  "),
                FIXTURE.nobody.send("GET", path, null, "X-API-Key", "x".repeat(5000)),
                FIXTURE.nobody.send("GET", path, null, "Mem0-User-ID", "acme"))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(expected);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization: Token %s", "Authorization: Bearer %s", "Authorization: token %s", "X-API-Key: %s"
            })
    void aKeyIsTakenInEveryFormByBothDialects(String form) {
        String[] header = form.formatted(FIXTURE.key(ServerFixture.OTHER)).split(": ", 2);

        assertThat(FIXTURE.nobody.send("GET", "/v1/ping/", null, header).text("/project_id"))
                .isEqualTo("other");
        assertThat(FIXTURE.nobody.send("GET", "/memories", null, header).status())
                .isEqualTo(200);
        assertThat(FIXTURE.nobody
                        .send("GET", "/v1/ping/", null, header[0], header[1], "Mem0-User-ID", "acme")
                        .text("/project_id"))
                .isEqualTo("other");
    }

    @Test
    void aRevokedKeyOpensNothing() {
        String key = FIXTURE.key(ServerFixture.OTHER);
        WireClient revoked = new WireClient(FIXTURE.server.uri(), key);
        assertThat(revoked.get("/v1/ping/").status()).isEqualTo(200);

        FIXTURE.store.keys().list(ServerFixture.OTHER).stream()
                .filter(stored -> key.startsWith(stored.prefix()))
                .forEach(stored -> FIXTURE.store.keys().revoke(ServerFixture.OTHER, stored.id(), Instant.EPOCH));

        assertThat(revoked.get("/v1/ping/").status()).isEqualTo(401);
    }

    private static void assertSame(Answer other, Answer unknown, String otherId, String unknownId) {
        assertThat(other.status()).isEqualTo(unknown.status());
        assertThat(other.body()).isEqualTo(unknown.body().replace(unknownId, otherId));
    }

    private static String added(WireClient client, String user, String text) {
        return client.post(
                        "/v3/memories/add/",
                        "{\"messages\":\"" + text + "\",\"user_id\":\"" + user + "\",\"infer\":false}")
                .text("/results/0/id");
    }
}
