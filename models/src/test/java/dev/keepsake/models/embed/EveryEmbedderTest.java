package dev.keepsake.models.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.identity.ServiceAccount;
import dev.keepsake.models.identity.TokenServer;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every provider that has embedders, in every way to reach it: what is sent, and what is made of what comes back. */
class EveryEmbedderTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TEXTS = List.of("The secret gardener lives in Porto.", "It rains.");

    @TempDir
    private static Path folder;

    private static TokenServer google;
    private static Path credentials;

    @BeforeAll
    static void issueTokens() {
        google = TokenServer.plain(TokenServer.issuing(3600));
        credentials = new ServiceAccount().write(folder, google.url());
    }

    @AfterAll
    static void stop() {
        google.close();
    }

    @Test
    void everyProviderThatHasEmbeddersIsHere() {
        assertThat(Stream.concat(
                                Stream.of(Provider.LOCAL),
                                Arrays.stream(EmbedderCase.values()).map(EmbedderCase::provider))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(EmbedderProblems.providers());
    }

    @ParameterizedTest
    @EnumSource
    void textsGoOutInTheProvidersWordsAndComeBackAsUnitVectorsInOrder(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            List<Embedding> together = embedder.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE);
            List<Embedding> second = embedder.embed(TEXTS.subList(1, 2), Purpose.PASSAGE, Deadline.NONE);

            assertThat(embedder.id()).isEqualTo(new EmbedderId(way.model(), way.dimension()));
            assertThat(together).hasSize(2).allSatisfy(embedding -> {
                assertThat(embedding.embedder()).isEqualTo(embedder.id());
                assertThat(UnitVector.cosine(embedding.vector(), embedding.vector()))
                        .isCloseTo(1, within(1e-5));
            });
            assertThat(together.get(1)).isEqualTo(second.getFirst());
            assertThat(together.get(0)).isNotEqualTo(second.getFirst());
            assertThat(server.violations()).isEmpty();
            assertThat(server.requests()).hasSize(way.together() == 1 ? 3 : 2).allSatisfy(request -> {
                assertThat(request.path()).isEqualTo(way.path(server.url()));
                assertThat(request.header("Content-Type")).startsWith("application/json");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRequestShowsWhoAsks(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            embedder.embed(TEXTS, Purpose.QUERY, Deadline.NONE);

            assertThat(server.requests()).isNotEmpty().allSatisfy(request -> {
                assertThat(request.header(way.signIn()[0])).startsWith(way.signIn()[1]);
                if (!way.signIn()[0].equals("Authorization")) {
                    assertThat(request.header("Authorization")).isNull();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void fewerNumbersAreAskedForWhereTheModelCanMakeFewer(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            embedder.embed(TEXTS, Purpose.PASSAGE, Deadline.NONE);

            JsonNode sent = body(server.requests().getFirst());
            if (way.dimensions().isEmpty()) {
                assertThat(sent.toString()).doesNotContainIgnoringCase("dimension");
            } else {
                assertThat(sent.at(way.dimensions()).asInt(0)).isEqualTo(way.dimension());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatVectorsAreForIsToldWhereTheProviderWantsToKnow(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            embedder.embed(TEXTS.subList(0, 1), Purpose.PASSAGE, Deadline.NONE);
            embedder.embed(TEXTS.subList(0, 1), Purpose.QUERY, Deadline.NONE);

            String passage = server.requests().get(0).body();
            String query = server.requests().get(1).body();
            KnownModel known = KnownModel.of(way.model()).orElse(new KnownModel(0, false, 0, "", ""));
            assertThat(passage).contains(known.passage() + TEXTS.getFirst());
            assertThat(JSON.readTree(query).toString())
                    .contains(JSON.writeValueAsString(known.query()).replace("\"", "") + TEXTS.getFirst());
            if (way.purposes().length > 0) {
                assertThat(JSON.readTree(passage).at(way.purposes()[0]).asString(""))
                        .isEqualTo(way.purposes()[1]);
                assertThat(JSON.readTree(query).at(way.purposes()[0]).asString(""))
                        .isEqualTo(way.purposes()[2]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsNotAcceptedIsSaidAndNotTriedAgain(EmbedderCase way) {
        // A token may have been revoked, so another one is shown; a key stays what it is.
        boolean shownAnother = way.name().startsWith("VERTEX");
        try (ProviderServer server = start(way).status(401);
                Embedder embedder = open(way, shownAnother ? server.status(401) : server)) {
            assertUnavailable(failure(embedder), way, "401", "does not accept the key");
            assertThat(server.requests()).hasSize(shownAnother ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooManyRequestsAndAServerOutOfOrderAreTriedAgain(EmbedderCase way) {
        for (int status : new int[] {429, 500, 503}) {
            try (ProviderServer server = start(way).status(status);
                    Embedder embedder = open(way, server)) {
                assertThat(embedder.embed(TEXTS.subList(0, 1), Purpose.PASSAGE, Deadline.NONE))
                        .hasSize(1);
                assertThat(server.requests()).hasSize(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWantsToBeLeftAloneForLongIsLeftAlone(EmbedderCase way) {
        try (ProviderServer server = start(way).status(429, "120");
                Embedder embedder = open(way, server)) {
            assertThat(failure(embedder).retryAfter()).contains(Duration.ofMinutes(2));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProviderThatStaysOutOfOrderIsUnavailable(EmbedderCase way) {
        try (ProviderServer server = start(way).status(500).status(500);
                Embedder embedder = open(way, server)) {
            assertUnavailable(failure(embedder), way, "500", "out of order");
        }
    }

    @ParameterizedTest
    @EnumSource
    void garbageIsAnUnavailableModel(EmbedderCase way) {
        for (String garbage : List.of("no JSON, but the secret gardener", "{}", "null", "{\"data\": 3}")) {
            try (ProviderServer server = start(way);
                    Embedder embedder = open(way, server)) {
                server.then(new Answer.Raw(200, garbage)).then(new Answer.Raw(200, garbage));

                assertUnavailable(failure(embedder), way);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatBreaksOffIsAnUnavailableModel(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            server.then(new Answer.Truncated("")).then(new Answer.Truncated(""));

            assertUnavailable(failure(embedder), way);
        }
    }

    @ParameterizedTest
    @EnumSource
    void vectorsOfAnotherLengthThanConfiguredAreAMistakeInTheConfiguration(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            server.then(new Answer.Raw(200, way.reply(vector(5))));

            KeepsakeException failure = failure(embedder);

            assertThat(failure.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(failure)
                    .hasMessageContainingAll(way.model(), "5", String.valueOf(way.dimension()), "dimensions");
        }
    }

    @ParameterizedTest
    @EnumSource
    void vectorsThatChangeTheirLengthAreAnUnavailableModel(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = open(way, server)) {
            embedder.embed(TEXTS.subList(0, 1), Purpose.PASSAGE, Deadline.NONE);
            server.then(new Answer.Raw(200, way.reply(vector(5))));

            assertUnavailable(failure(embedder), way, "5", String.valueOf(way.dimension()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BEDROCK_TITAN", "VERTEX_CONTENT"})
    void anotherNumberOfVectorsThanOfTextsIsNotGuessedAt(EmbedderCase way) {
        for (String[] vectors : List.of(new String[0], new String[] {vector(8), vector(8), vector(8)})) {
            try (ProviderServer server = start(way);
                    Embedder embedder = open(way, server)) {
                server.then(new Answer.Raw(200, way.reply(vectors))).then(new Answer.Raw(200, way.reply(vectors)));

                assertUnavailable(failure(embedder), way);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aVectorWithoutADirectionIsAnUnavailableModel(EmbedderCase way) {
        for (String number : List.of("0", "1e39", "null")) {
            String vector = Collections.nCopies(way.dimension(), number).toString();
            try (ProviderServer server = start(way);
                    Embedder embedder = open(way, server)) {
                server.then(new Answer.Raw(200, way.reply(vector))).then(new Answer.Raw(200, way.reply(vector)));

                assertUnavailable(failure(embedder), way);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatEgressDoesNotAllowIsNotConnectedTo(EmbedderCase way) {
        try (ProviderServer server = start(way);
                Embedder embedder = EmbedderCatalogue.open(
                        way.settings(server.url(), credentials),
                        new Outgoing(Egress.only(List.of("api.example.org")), ObservationRegistry.NOOP))) {
            KeepsakeException failure = failure(embedder);

            assertThat(failure.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(failure)
                    .hasMessageContainingAll("Egress refused", "127.0.0.1")
                    .hasMessageNotContaining("api.example.org");
            assertThat(server.requests()).isEmpty();
        }
    }

    private static ProviderServer start(EmbedderCase way) {
        return ProviderServer.start(way.format(), new PublishedSchemas(way.provider()));
    }

    private static Embedder open(EmbedderCase way, ProviderServer server) {
        return EmbedderCatalogue.open(way.settings(server.url(), credentials), Outgoing.UNWATCHED);
    }

    private static JsonNode body(ProviderRequest request) {
        return JSON.readTree(request.body());
    }

    private static String vector(int dimension) {
        return Collections.nCopies(dimension, "0.5").toString();
    }

    private static KeepsakeException failure(Embedder embedder) {
        return catchThrowableOfType(
                KeepsakeException.class, () -> embedder.embed(TEXTS.subList(0, 1), Purpose.PASSAGE, Deadline.NONE));
    }

    private static void assertUnavailable(KeepsakeException failure, EmbedderCase way, String... said) {
        assertThat(failure).isNotNull();
        assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(failure).hasMessageContaining(way.model());
        assertThat(said).allSatisfy(words -> assertThat(failure).hasMessageContaining(words));
        for (Throwable told = failure; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(EmbedderCase.KEY).doesNotContain("gardener");
        }
    }
}
