package dev.keepsake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.server.WireClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing a client can send is the server's fault: every refusal is a 4xx with a sentence. */
class BadInputTest {

    private static final ServerFixture FIXTURE = new ServerFixture();
    private final WireClient client = FIXTURE.acme;

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST | /v3/memories/add/    | ~~ | error | empty
            POST | /v3/memories/add/    | { | error | not valid JSON
            POST | /v3/memories/add/    | [] | error | must be a JSON object; got a list
            POST | /v3/memories/add/    | "x" | error | must be a JSON object; got a string
            POST | /v3/memories/add/    | null | error | must be a JSON object; got null
            POST | /v3/memories/add/    | {} {} | error | not valid JSON
            POST | /v3/memories/add/    | {"messages":"a","messages":"b"} | error | not valid JSON
            POST | /v3/memories/add/    | {"user_id":"b"} | error | 'messages' is required
            POST | /v3/memories/add/    | {"messages":[],"user_id":"b"} | error | no message that says anything
            POST | /v3/memories/add/    | {"messages":[{"role":"user"}],"user_id":"b"} | error | no message that says anything
            POST | /v3/memories/add/    | {"messages":5,"user_id":"b"} | error | must be an object with role and content; got a number
            POST | /v3/memories/add/    | {"messages":[5],"user_id":"b"} | error | 'messages[0]' must be an object
            POST | /v3/memories/add/    | {"messages":[{"content":"x"}],"user_id":"b"} | error | 'messages[0].role' is required
            POST | /v3/memories/add/    | {"messages":[{"role":"king","content":"x"}],"user_id":"b"} | error | Unknown role 'king'
            POST | /v3/memories/add/    | {"messages":[{"role":"user","content":5}],"user_id":"b"} | error | must be a string or a list of parts
            POST | /v3/memories/add/    | {"messages":[{"role":"user","content":NaN}],"user_id":"b"} | error | not valid JSON
            POST | /v3/memories/add/    | {"messages":"x"} | error | At least one of the filters
            POST | /v3/memories/add/    | {"messages":"x","user_id":""} | error | The user id is blank
            POST | /v3/memories/add/    | {"messages":"x","user_id":["b"]} | error | 'user_id' must be a string; got a list
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","filters":{"user_id":"c"}} | error | given twice
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","filters":[]} | error | 'filters' must be a JSON object
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","metadata":[]} | error | 'metadata' must be a JSON object; got a list
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","metadata":{"n":1e999999999}} | error | exponent
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","infer":"maybe"} | error | 'infer' must be true or false
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","policy":"reconcile"} | error | needs a chat model
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","policy":"magic"} | error | reconcile, classic, additive
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","timestamp":"soon"} | error | 'timestamp' must be a time
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","timestamp":1700000000000} | error | not milliseconds
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","timestamp":1e300} | error | not milliseconds
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","expiration_date":"31.12.2030"} | error | 'expiration_date' must be a date
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b","expiration_date":"2030-02-30"} | error | 'expiration_date' must be a date
            POST | /v3/memories/add/    | {"messages":"x\\u0000","user_id":"b"} | error | null character
            POST | /v3/memories/add/    | {"messages":"x","user_id":"b\\u0000"} | error | null character
            POST | /v3/memories/add/    | {"messages":"x","user_id":"\\ud800"} | error | half a surrogate pair
            POST | /v3/memories/        | {} | error | At least one of the filters
            POST | /v3/memories/        | {"filters":{}} | error | At least one of the filters
            POST | /v3/memories/        | {"filters":{"NOT":[{"user_id":"b"}]}} | error | At least one of the filters
            POST | /v3/memories/        | {"filters":{"OR":[{"user_id":"b"},{"metadata":{"a":1}}]}} | error | At least one of the filters
            POST | /v3/memories/        | {"filters":{"user_id":{"ne":"b"}}} | error | At least one of the filters
            POST | /v3/memories/        | {"filters":[]} | error | must be a JSON object; got a list
            POST | /v3/memories/        | {"filters":{"user_id":"b","shoe":1}} | error | Unknown filter field 'shoe'; known are AND, OR, NOT
            POST | /v3/memories/        | {"filters":{"user_id":{"like":"b"}}} | error | Unknown filter operator 'like' on 'user_id'; known are eq, ne, gt
            POST | /v3/memories/        | {"filters":{"user_id":{}}} | error | is an empty object
            POST | /v3/memories/        | {"filters":{"user_id":{"in":"b"}}} | error | takes a list
            POST | /v3/memories/        | {"filters":{"user_id":"b","created_at":{"gt":"yesterday"}}} | error | 'created_at' must be a time
            POST | /v3/memories/        | {"filters":{"user_id":"b","OR":[]}} | error | must have 1 to 1000 filters
            POST | /v3/memories/        | {"filters":{"AND":"x"}} | error | A filter must be a JSON object; got a string
            POST | /v3/memories/        | {"filters":{"user_id":"b","metadata":"x"}} | error | must be an object of keys and values
            POST | /v3/memories/        | {"filters":{"user_id":"b","metadata":{"a":{"gt":[1]}}}} | error | takes a number, a text or a time
            POST | /v3/memories/        | {"user_id":"b"} | error | belong into 'filters'
            POST | /v3/memories/?page=0 | {"filters":{"user_id":"b"}} | error | at least 1; got page 0
            POST | /v3/memories/?page=-1 | {"filters":{"user_id":"b"}} | error | at least 1; got page -1
            POST | /v3/memories/?page_size=0 | {"filters":{"user_id":"b"}} | error | at least 1
            POST | /v3/memories/?page=x | {"filters":{"user_id":"b"}} | error | 'page' must be a whole number
            POST | /v3/memories/?page=99999999999 | {"filters":{"user_id":"b"}} | error | 'page' must be a whole number
            POST | /v3/memories/?page=1&page=2 | {"filters":{"user_id":"b"}} | error | given twice
            POST | /v3/memories/        | {"filters":{"user_id":"b"},"page":1.5} | error | 'page' must be a whole number
            POST | /v3/memories/        | {"filters":{"user_id":"b"},"page":true} | error | 'page' must be a whole number
            POST | /v3/memories/search/ | {"filters":{"user_id":"b"}} | error | 'query' is required
            POST | /v3/memories/search/ | {"query":"  ","filters":{"user_id":"b"}} | error | 'query' is required
            POST | /v3/memories/search/ | {"query":5,"filters":{"user_id":"b"}} | error | 'query' must be a string
            POST | /v3/memories/search/ | {"query":"q","user_id":"b"} | error | belong into 'filters'
            POST | /v3/memories/search/ | {"query":"q"} | error | At least one of the filters
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"top_k":0} | error | got limit 0
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"top_k":1001} | error | got limit 1001
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"top_k":true} | error | 'top_k' must be a whole number
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"threshold":1.5} | error | between 0 and 1
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"threshold":-1} | error | between 0 and 1
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"threshold":"x"} | error | 'threshold' must be a number
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"token_budget":-1} | error | 'token_budget' must be 0, for no limit, or more
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"token_budget":1.5} | error | 'token_budget' must be a whole number
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"rerank":"often"} | error | 'rerank' must be true or false
            POST | /v3/memories/search/ | {"query":"q","filters":{"user_id":"b"},"explain":1} | error | 'explain' must be true or false
            POST | /v1/memories/x/why/  | {"query":"q","filters":{"user_id":"b"}} | error | memory_id should be a valid UUID
            POST | /v1/memories/00000000-0000-0000-0000-000000000000/why/ | {"filters":{"user_id":"b"}} | error | 'query' is required
            PUT  | /v1/memories/00000000-0000-0000-0000-000000000000/ | {} | error | needs a text
            PUT  | /v1/memories/00000000-0000-0000-0000-000000000000/ | {"text":" "} | error | blank
            PUT  | /v1/memories/x/      | {"text":"a"} | error | memory_id should be a valid UUID
            PUT  | /v1/batch/           | {} | error | 'memories' is required
            PUT  | /v1/batch/           | {"memories":{}} | error | 'memories' must be a list
            PUT  | /v1/batch/           | {"memories":["a"]} | error | 'memories[0]' must be a JSON object
            PUT  | /v1/batch/           | {"memories":[{"memory_id":"a","text":"b"}]} | error | memory_id should be a valid UUID
            PUT  | /v1/batch/           | {"memories":[{"memory_id":"00000000-0000-0000-0000-000000000000"}]} | error | needs a text
            DELETE | /v1/batch/         | {"memories":[{"id":"a"}]} | error | memory_id should be a valid UUID
            DELETE | /v1/batch/         | ~~ | error | empty
            DELETE | /v1/memories/      | ~~ | error | At least one of the filters
            DELETE | /v1/memories/?     | ~~ | error | At least one of the filters
            DELETE | /v1/memories/?user_id= | ~~ | error | At least one of the filters
            DELETE | /v1/memories/?user_id=%00 | ~~ | error | null character
            DELETE | /v1/memories/?user_id=%ff | ~~ | error | percent-encoded UTF-8
            DELETE | /v1/memories/?filters=%7B'user_id | ~~ | error | neither a JSON object nor a Python dictionary
            DELETE | /v1/memories/?filters=5 | ~~ | error | A filter must be a JSON object
            DELETE | /v1/memories/x/    | ~~ | error | memory_id should be a valid UUID
            GET  | /v1/memories/x/      | ~~ | error | memory_id should be a valid UUID
            GET  | /v1/memories/1-1-1-1-1/ | ~~ | error | memory_id should be a valid UUID
            GET  | /v1/memories/%ff/    | ~~ | error | percent-encoded UTF-8
            GET  | /v1/memories/%00/    | ~~ | error | null character
            GET  | /v1/memories/x/history/ | ~~ | error | memory_id should be a valid UUID
            GET  | /v1/entities/?page=0 | ~~ | message | at least 1
            DELETE | /v2/entities/king/x/ | ~~ | message | Invalid entity type
            GET  | /v2/entities/king/x/ | ~~ | message | Invalid entity type
            DELETE | /v2/entities/user/%20/ | ~~ | message | The user id is blank
            POST | /memories            | {"messages":[{"role":"user","content":"x"}]} | detail | At least one identifier (user_id, agent_id, run_id) is required.
            POST | /memories            | {"messages":"x","user_id":"b","memory_type":"x"} | detail | Invalid 'memory_type'
            POST | /memories            | [] | detail | must be a JSON object
            GET  | /memories?user_id=b&top_k=-1 | ~~ | detail | between 0 and 1000; got -1
            GET  | /memories?user_id=b&top_k=1001 | ~~ | detail | between 0 and 1000; got 1001
            GET  | /memories?user_id=b&valid_at=yesterday | ~~ | detail | The query parameter 'valid_at' must be a time
            GET  | /memories?user_id=b&known_at=soon | ~~ | detail | The query parameter 'known_at' must be a time
            POST | /search              | {"query":"q","user_id":"b","valid_at":true} | detail | The field 'valid_at' must be a time
            POST | /search              | {"query":"q","user_id":"b","known_at":"soon"} | detail | The field 'known_at' must be a time
            POST | /v3/memories/        | {"filters":{"user_id":"b"},"valid_at":"9999-12-31"} | error | What was true can be asked of moments up to
            GET  | /v1/memories/?user_id=b&valid_at=x | ~~ | error | The query parameter 'valid_at' must be a time
            GET  | /memories?user_id=b&show_expired=maybe | ~~ | detail | must be true or false
            DELETE | /memories          | ~~ | detail | At least one identifier is required.
            GET  | /memories/x          | ~~ | detail | A memory id is a UUID
            PUT  | /memories/x          | {"text":"a"} | detail | A memory id is a UUID
            DELETE | /memories/x        | ~~ | detail | A memory id is a UUID
            GET  | /memories/x/history  | ~~ | detail | A memory id is a UUID
            POST | /search              | {"query":"q"} | detail | filters must contain at least one of: user_id, agent_id, run_id.
            POST | /search              | {"query":"q","filters":{"shoe":1}} | detail | filters must contain at least one of
            POST | /search              | {"query":"q","user_id":"b","top_k":-1} | detail | got limit -1
            POST | /search              | {"query":"q","user_id":"b","token_budget":"x"} | detail | 'token_budget' must be a whole number
            POST | /search              | {"query":"q","user_id":"b","filters":{"shoe":{"like":1}}} | detail | Unknown filter operator 'like'
            DELETE | /entities/king/x   | ~~ | detail | The type of an entity is
            """)
    void isRefusedWith400InTheWordsOfItsRoute(String method, String path, String body, String key, String sentence) {
        Answer answer = client.send(method, path, body == null || body.isEmpty() ? null : body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(key);
        assertThat(answer.text("/" + key)).contains(sentence);
        assertThat(answer.header("X-Request-ID")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /v1/memories/00000000-0000-0000-0000-000000000000/         | error  | Memory not found!
            DELETE | /v1/memories/00000000-0000-0000-0000-000000000000/         | error  | Memory not found!
            GET    | /v1/memories/00000000-0000-0000-0000-000000000000/history/ | error  | Memory not found!
            POST   | /v1/memories/00000000-0000-0000-0000-000000000000/restore/ | error  | Memory not found!
            GET    | /v1/episodes/00000000-0000-0000-0000-000000000000/         | error  | Episode not found!
            GET    | /v1/episodes/nothing/                                      | error  | Episode not found!
            GET    | /v1/event/00000000-0000-0000-0000-000000000000/            | error  | Event not found or you don't have permission to access it.
            GET    | /v1/event/nothing/                                         | error  | Event not found or you don't have permission to access it.
            DELETE | /memories/00000000-0000-0000-0000-000000000000             | detail | This project has no memory
            GET    | /v1/nothing/                                               | detail | GET /v1/
            GET    | /v1/memories//                                             | detail | GET /v1/memories/
            GET    | /v1/ping                                                   | detail | GET /v1/ping/
            GET    | /memories/                                                 | detail | GET /memories
            GET    | /nothing                                                   | detail | a trailing slash counts
            """)
    void isRefusedWith404(String method, String path, String key, String sentence) {
        Answer answer = client.send(method, path, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().propertyNames()).containsExactly(key);
        assertThat(answer.text("/" + key)).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /v3/memories/add/ | POST
            POST   | /v1/ping/         | GET
            PATCH  | /memories         | POST, GET, DELETE
            TRACE  | /search           | POST
            """)
    void isRefusedWith405(String method, String path, String allowed) {
        Answer answer = client.send(method, path, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(405);
        assertThat(answer.text("/detail")).contains("it takes " + allowed);
        assertThat(answer.header("Allow")).contains(allowed);
    }

    @Test
    void aTooLargeBodyIsRefusedWithTheLimit() {
        byte[] body = new byte[10 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');

        Answer answer = client.sendBytes("POST", "/v3/memories/add/", body);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text("/error")).contains("larger than 2097152 bytes");
        assertThat(client.get("/v1/ping/").status()).isEqualTo(200);
    }

    @Test
    void aTooLargeBodyOfACallerWithoutAKeyIsAnsweredWithThat() {
        assertThat(FIXTURE.nobody
                        .sendBytes("POST", "/v3/memories/add/", new byte[4 * 1024 * 1024])
                        .status())
                .isEqualTo(401);
    }

    @Test
    void deepNestingIsRefused() {
        String deepFilter = "{\"AND\":[".repeat(40) + "{\"user_id\":\"b\"}" + "]}".repeat(40);
        String deepMetadata = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        String deepJson = "[".repeat(100_000);

        assertThat(client.post("/v3/memories/", "{\"filters\":" + deepFilter + "}")
                        .text("/error"))
                .contains("nested deeper than 32 levels");
        assertThat(client.post(
                                "/v3/memories/add/",
                                "{\"messages\":\"x\",\"user_id\":\"b\",\"metadata\":" + deepMetadata + "}")
                        .text("/error"))
                .contains("nested deeper than 32 levels");
        assertThat(client.post("/v3/memories/", deepJson).status()).isEqualTo(400);
    }

    @Test
    void longListsAreRefused() {
        String ids = "\"b\",".repeat(1000) + "\"b\"";
        assertThat(client.post("/v3/memories/", "{\"filters\":{\"user_id\":{\"in\":[" + ids + "]}}}")
                        .text("/error"))
                .contains("at most 1000 values; got 1001");
        String messages =
                "{\"role\":\"user\",\"content\":\"x\"},".repeat(1000) + "{\"role\":\"user\",\"content\":\"x\"}";
        assertThat(client.post("/v3/memories/add/", "{\"user_id\":\"b\",\"messages\":[" + messages + "]}")
                        .text("/error"))
                .contains("at most 1000");
        String batch = "{\"memory_id\":\"x\"},".repeat(1000) + "{\"memory_id\":\"x\"}";
        assertThat(client.put("/v1/batch/", "{\"memories\":[" + batch + "]}").text("/error"))
                .isEqualTo("Maximum of 1000 memories can be updated in a single request");
        assertThat(client.send("DELETE", "/v1/batch/", "{\"memories\":[" + batch + "]}")
                        .text("/error"))
                .isEqualTo("Maximum of 1000 memories can be deleted in a single request");
    }

    @Test
    void anEndlessIdempotencyKeyIsRefusedAndABlankOneIsNone() {
        String body = "{\"messages\":\"x\",\"user_id\":\"keys\",\"infer\":false}";

        Answer endless = client.send("POST", "/v3/memories/add/", body, "Idempotency-Key", "k".repeat(256));
        assertThat(endless.status()).isEqualTo(400);
        assertThat(endless.text("/error")).contains("has 256 characters; at most 255");
        Answer first = client.send("POST", "/v3/memories/add/", body, "Idempotency-Key", " ");
        Answer second = client.send("POST", "/v3/memories/add/", body, "Idempotency-Key", " ");
        assertThat(second.text("/event_id")).isNotEqualTo(first.text("/event_id"));
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] latin1 = "{\"messages\":\"caf\u00e9\",\"user_id\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(client.sendBytes("POST", "/v3/memories/add/", latin1).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense", "application/json; charset=latin1"
            })
    void anOddContentTypeIsOverlooked(String type) {
        Answer answer = client.send("POST", "/v3/memories/", "{\"filters\":{\"user_id\":\"b\"}}", "Content-Type", type);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/memories/%/ HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/memories/%zz/ HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/memories/a b/ HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/entities/?page=%zz HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/entities/?page=\u00e9 HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/memories/\u00e9/ HTTP/1.1\r\nHost: a\r\n",
                "GET /v1/ping/ HTTP/1.1\r\n",
                "GET /v1/ping/ HTTP/1.1\r\nHost: a\r\nBroken Header: x\r\n",
                "POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n",
                "POST /search HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n",
                "POST /search HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "NONSENSE\r\n"
            })
    void whatIsHardlyHttpIsRefusedInJson(String request) {
        String key = FIXTURE.key(ServerFixture.ACME);
        String answer = RawSocket.send(
                FIXTURE.server.uri(),
                request.stripTrailing() + "\r\nX-API-Key: " + key + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .contains("content-type: application/json", "x-request-id:");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).startsWith("{\"");
    }
}
