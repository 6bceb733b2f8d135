package dev.keepsake.models.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ModelCall;
import dev.keepsake.model.Reranker;
import dev.keepsake.models.ToldCalls;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.rerank.RerankServer.Protocol;
import dev.keepsake.testkit.contract.PassageWiseRerankerContract;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderRerankersTest {

    private static final String KEY = "key-that-nobody-may-see";
    private static final String QUESTION = "Where does the secret gardener live?";
    private static final List<String> PASSAGES =
            List.of("It rains.", "The secret gardener does live in Porto.", "The gardener left.");

    @ParameterizedTest
    @EnumSource
    void putsTheResultsBackIntoTheOrderOfThePassages(Protocol protocol) {
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url())) {
            assertThat(reranker.scores(QUESTION, PASSAGES, Deadline.NONE)).containsExactly(0.0, 5.0 / 6, 2.0 / 6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksOnceWithModelQuestionPassagesAndKey(Protocol protocol) {
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url())) {
            reranker.scores(QUESTION, PASSAGES, Deadline.NONE);

            assertThat(server.requests()).singleElement().satisfies(request -> {
                assertThat(request.authorization()).isEqualTo("Bearer " + KEY);
                assertThat(request.body().path("model").asString()).isEqualTo("some-model");
                assertThat(request.body().path("query").asString()).isEqualTo(QUESTION);
                assertThat(request.body().path("documents"))
                        .extracting(document -> document.asString())
                        .isEqualTo(PASSAGES);
            });
            assertThat(reranker.name()).isEqualTo("some-model");
        }
    }

    @Test
    void jinaIsToldNotToSendThePassagesBackAndCohereIsNotAskedWhatItDoesNotKnow() {
        try (RerankServer jina = new RerankServer(Protocol.JINA);
                RerankServer cohere = new RerankServer(Protocol.COHERE)) {
            reranker(Protocol.JINA, jina.url()).scores(QUESTION, PASSAGES, Deadline.NONE);
            reranker(Protocol.COHERE, cohere.url()).scores(QUESTION, PASSAGES, Deadline.NONE);

            assertThat(jina.requests()
                            .getFirst()
                            .body()
                            .path("return_documents")
                            .asBoolean(true))
                    .isFalse();
            assertThat(cohere.requests().getFirst().body().propertyNames())
                    .containsExactlyInAnyOrder("model", "query", "documents");
        }
    }

    @Test
    void aServerOfOnesOwnNeedsNoKey() {
        try (RerankServer server = new RerankServer(Protocol.JINA)) {
            ProviderRerankers.jina(URI.create(server.url() + "/"), "some-model", null, Outgoing.UNWATCHED)
                    .scores(QUESTION, PASSAGES, Deadline.NONE);

            assertThat(server.requests().getFirst().authorization()).isNull();
        }
    }

    @Test
    void blankPassagesAreNotSentAndScoreNothing() {
        try (RerankServer server = new RerankServer(Protocol.COHERE);
                Reranker reranker = reranker(Protocol.COHERE, server.url())) {
            assertThat(reranker.scores("the gardener", List.of(" ", "the gardener", ""), Deadline.NONE))
                    .containsExactly(0.0, 1.0, 0.0);
            assertThat(reranker.scores(QUESTION, List.of("", "\n"), Deadline.NONE))
                    .containsExactly(0.0, 0.0);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aScoreALittleOutsideTheRangeIsHeldInIt() {
        try (RerankServer server = new RerankServer(Protocol.JINA);
                Reranker reranker = reranker(Protocol.JINA, server.url())) {
            server.next(200, results("results", "0, -0.02", "1, 1.000001", "2, 0.5"));

            assertThat(reranker.scores(QUESTION, PASSAGES, Deadline.NONE)).containsExactly(0.0, 1.0, 0.5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COHERE, 401, key", "COHERE, 429, many requests", "COHERE, 500, out of order", "COHERE, 404, address",
        "JINA, 401, key", "JINA, 429, many requests", "JINA, 503, out of order", "JINA, 422, understand",
        "VOYAGE, 401, key", "VOYAGE, 429, many requests", "VOYAGE, 502, out of order", "VOYAGE, 400, understand"
    })
    void anErrorOfTheProviderIsNamedAndNotTriedAgain(Protocol protocol, int status, String said) {
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url())) {
            server.next(status, "{\"message\": \"" + KEY + " may not ask " + QUESTION + "\"}");

            KeepsakeException failure = failure(reranker, Deadline.NONE);

            assertUnavailable(failure);
            assertThat(failure).hasMessageContainingAll("some-model", "127.0.0.1", String.valueOf(status), said);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON, but the secret gardener",
                "[]",
                "{}",
                "null",
                "{\"results\": 3, \"data\": 3}",
                "{\"results\": [{\"index\": 0}], \"data\": [{\"index\": 0}]}"
            })
    void garbageIsAnUnavailableModel(String garbage) {
        for (Protocol protocol : Protocol.values()) {
            try (RerankServer server = new RerankServer(protocol);
                    Reranker reranker = reranker(protocol, server.url())) {
                server.next(200, garbage);

                assertUnavailable(failure(reranker, Deadline.NONE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooFewOrTooManyResultsAreNotGuessedAt(Protocol protocol) {
        String field = protocol == Protocol.VOYAGE ? "data" : "results";
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url())) {
            server.next(200, results(field, "0, 0.1", "2, 0.3"));
            server.next(200, results(field, "0, 0.1", "1, 0.2", "2, 0.3", "3, 0.4"));

            assertUnavailable(failure(reranker, Deadline.NONE));
            assertUnavailable(failure(reranker, Deadline.NONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSilentProviderIsNotWaitedForBeyondTheDeadline(Protocol protocol) {
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url())) {
            server.nextIsSilence();

            assertThat(failure(reranker, Deadline.after(Duration.ofMillis(200))).category())
                    .isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatIsNotThereIsUnavailable(Protocol protocol) {
        RerankServer gone = new RerankServer(protocol);
        URI url = gone.url();
        gone.close();

        KeepsakeException failure = failure(reranker(protocol, url), Deadline.NONE);

        assertUnavailable(failure);
        assertThat(failure).hasMessageContaining("cannot be reached");
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatEgressDoesNotAllowIsNotConnectedTo(Protocol protocol) {
        Outgoing closed = new Outgoing(Egress.only(List.of("api.example.org")), ObservationRegistry.NOOP);
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url(), closed)) {
            KeepsakeException failure = failure(reranker, Deadline.NONE);

            assertThat(failure.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(failure)
                    .hasMessageContainingAll("Egress refused", "127.0.0.1")
                    .hasMessageNotContaining("api.example.org");
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCallIsTold(Protocol protocol) {
        ToldCalls told = new ToldCalls();
        try (RerankServer server = new RerankServer(protocol);
                Reranker reranker = reranker(protocol, server.url(), new Outgoing(Egress.ANYWHERE, told.registry()))) {
            reranker.scores(QUESTION, PASSAGES, Deadline.NONE);
        }

        assertThat(told.ended()).singleElement().satisfies(call -> {
            assertThat(call.getName()).isEqualTo(ModelCall.OBSERVATION);
            assertThat(call.getLowCardinalityKeyValue(ModelCall.OPERATION).getValue())
                    .isEqualTo("rerank");
            assertThat(call.getLowCardinalityKeyValue(ModelCall.REQUEST_MODEL).getValue())
                    .isEqualTo("some-model");
        });
    }

    @Nested
    class CohereContract extends Contract {
        CohereContract() {
            super(Protocol.COHERE);
        }
    }

    @Nested
    class JinaContract extends Contract {
        JinaContract() {
            super(Protocol.JINA);
        }
    }

    @Nested
    class VoyageContract extends Contract {
        VoyageContract() {
            super(Protocol.VOYAGE);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class Contract extends PassageWiseRerankerContract {

        private final Protocol protocol;
        private final RerankServer server;

        Contract(Protocol protocol) {
            this.protocol = protocol;
            this.server = new RerankServer(protocol);
        }

        @Override
        protected Reranker open() {
            return reranker(protocol, server.url());
        }

        @AfterAll
        void stop() {
            server.close();
        }
    }

    private static Reranker reranker(Protocol protocol, URI url) {
        return reranker(protocol, url, Outgoing.UNWATCHED);
    }

    private static Reranker reranker(Protocol protocol, URI url, Outgoing outgoing) {
        return switch (protocol) {
            case COHERE -> ProviderRerankers.cohere(url, "some-model", KEY, outgoing);
            case JINA -> ProviderRerankers.jina(url, "some-model", KEY, outgoing);
            case VOYAGE -> ProviderRerankers.voyage(url, "some-model", KEY, outgoing);
        };
    }

    private static String results(String field, String... indexAndScore) {
        StringBuilder results = new StringBuilder();
        for (String result : indexAndScore) {
            results.append(results.isEmpty() ? "" : ", ")
                    .append("{\"index\": ")
                    .append(result.replace(", ", ", \"relevance_score\": "))
                    .append('}');
        }
        return "{\"" + field + "\": [" + results + "], \"usage\": {\"total_tokens\": 1}}";
    }

    private static KeepsakeException failure(Reranker reranker, Deadline deadline) {
        return catchThrowableOfType(KeepsakeException.class, () -> reranker.scores(QUESTION, PASSAGES, deadline));
    }

    private static void assertUnavailable(KeepsakeException failure) {
        assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        for (Throwable told = failure; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(KEY).doesNotContain("gardener");
        }
    }
}
