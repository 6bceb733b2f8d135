package dev.keepsake.models.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Access;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProviderEmbeddersTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Outgoing CLOSED = new Outgoing(Egress.NOWHERE, ObservationRegistry.NOOP);

    /** Issue 5148 of Mem0: a whole conversation in one text, and the provider's refusal of it. */
    @Test
    void aTextThatIsTooLongForTheModelIsCut() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "text-embedding-3-small", 8)) {
            assertThat(embedder.embed(List.of("word ".repeat(20_000)), Purpose.PASSAGE, Deadline.NONE))
                    .hasSize(1);

            JsonNode sent = JSON.readTree(server.requests().getFirst().body())
                    .path("input")
                    .path(0);
            assertThat(sent.asString()).isEqualTo("word ".repeat(8190) + "word");
        }
    }

    @Test
    void aServerThatRefusesLongTextsIsAskedWithShorterOnesAndInTheEndNotSentLongOnesAgain() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "some-embedder", 8)) {
            server.status(400).status(422);
            embed(embedder, 3000);
            server.status(413);
            embed(embedder, 2000);
            embed(embedder, 1500);

            assertThat(words(server)).containsExactly(3000, 1500, 750, 2000, 1000, 1000);
        }
    }

    @Test
    void aTextThatIsRefusedForSomethingElseMakesNoOtherShorter() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "some-embedder", 8)) {
            embed(embedder, 1500);
            server.status(400);
            embed(embedder, 1000);
            server.status(400);
            embed(embedder, 1200);
            embed(embedder, 1500);

            assertThat(words(server)).containsExactly(1500, 1000, 500, 1200, 600, 1500);
        }
    }

    private static void embed(Embedder embedder, int words) {
        embedder.embed(List.of("word ".repeat(words)), Purpose.PASSAGE, Deadline.NONE);
    }

    private static List<Integer> words(ProviderServer server) {
        return server.requests().stream().map(request -> words(request.body())).toList();
    }

    @Test
    void aRefusalOfAShortTextIsAboutSomethingElse() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "some-embedder", 8)) {
            server.status(400);

            assertThatThrownBy(() -> embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE))
                    .hasMessageContainingAll("some-embedder", "400");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void manyTextsGoInPortionsThatTheProviderTakes() {
        try (ProviderServer server = ProviderServer.start(WireFormat.COHERE, new PublishedSchemas());
                Embedder embedder = EmbedderCatalogue.open(
                        settings(Provider.COHERE, "embed-v4.0", server).withDimensions(256), Outgoing.UNWATCHED)) {
            assertThat(embedder.embed(Collections.nCopies(200, "hello"), Purpose.PASSAGE, Deadline.NONE))
                    .hasSize(200);

            assertThat(server.violations()).isEmpty();
            assertThat(server.requests().stream()
                            .map(request ->
                                    JSON.readTree(request.body()).path("texts").size()))
                    .containsExactlyInAnyOrder(96, 96, 8);
        }
    }

    @Test
    void aModelThatNobodyKnowsIsAskedForItsDimensionWhenItIsOpened() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "some-embedder", 0)) {
            assertThat(embedder.id().dimension()).isEqualTo(8);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whoCannotBeAskedForItsDimensionIsNotOpened() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas())) {
            server.status(401);

            assertThatThrownBy(() -> open(server, "some-embedder", 0))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            failure -> assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE))
                    .hasMessageContainingAll("some-embedder", "401", "set dimensions");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, '', 0, 1536",
        "OPENAI, text-embedding-3-large, 0, 3072",
        "OPENAI, text-embedding-3-large, 256, 256",
        "OLLAMA, '', 0, 768",
        "OLLAMA, some-embedder, 512, 512",
        "LMSTUDIO, '', 0, 768",
        "TOGETHER, '', 0, 1024",
        "GEMINI, '', 0, 3072",
        "GEMINI, '', 768, 768",
        "MISTRAL, '', 0, 1024",
        "COHERE, '', 0, 1536",
        "HUGGINGFACE, '', 0, 384"
    })
    void whereTheDimensionIsKnownOpeningAsksNobody(Provider provider, String model, int configured, int dimension) {
        try (Embedder embedder = EmbedderCatalogue.open(
                ModelSettings.of(provider, model).withKey("key").withDimensions(configured), CLOSED)) {
            assertThat(embedder.id().dimension()).isEqualTo(dimension);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, nomic-embed-text, 1536, 768",
        "OPENAI, text-embedding-ada-002, 768, 1536",
        "OPENAI, text-embedding-3-small, 3072, 1536",
        "LOCAL, e5-small-v2-q, 1536, 384"
    })
    void aDimensionThatTheModelCannotHaveIsRefusedWithBothNumbers(
            Provider provider, String model, int configured, int known) {
        ModelSettings settings = ModelSettings.of(provider, model).withDimensions(configured);
        ModelSettings complete = provider == Provider.LOCAL ? settings : settings.withKey("key");

        assertThat(EmbedderCatalogue.problems(complete))
                .singleElement()
                .asString()
                .startsWith("dimensions is " + configured)
                .contains(model, "set dimensions to " + known);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANTHROPIC", "GROQ", "DEEPSEEK", "XAI", "MINIMAX", "SARVAM"})
    void aProviderWithoutEmbeddersNamesThoseThatHaveSome(Provider provider) {
        assertThatThrownBy(() ->
                        EmbedderCatalogue.open(ModelSettings.of(provider, "m").withKey("key"), CLOSED))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll(provider.key(), "no embedders", "openai", "ollama", "local");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        ModelSettings settings = new ModelSettings(
                Provider.VLLM,
                "",
                Access.DEFAULT
                        .withAzure(new Azure("d", null, null, null, null, null))
                        .withAws(new Aws("eu-central-1", null, null, null, null)),
                new Sampling(0.1, null, null, null, null, null),
                -3,
                Limits.STANDARD,
                true);

        assertThat(EmbedderCatalogue.problems(settings))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "model", "deployment", "region", "dimensions", "temperature", "sees-pictures");
    }

    @Test
    void anEmbedderInThisProcessNeedsNothingOfAProviders() {
        assertThat(EmbedderCatalogue.problems(ModelSettings.of(Provider.LOCAL, "")))
                .isEmpty();
        assertThat(EmbedderCatalogue.problems(ModelSettings.of(Provider.LOCAL, "thenlper/gte-large")
                        .withUrl(URI.create("http://localhost:1234"))
                        .withKey("key")))
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("thenlper/gte-large", "e5-small-v2-q"));
        try (Embedder embedder = EmbedderCatalogue.open(ModelSettings.of(Provider.LOCAL, ""), CLOSED)) {
            assertThat(embedder.id()).isEqualTo(EmbedderCatalogue.DEFAULT);
        }
    }

    @Test
    void whileTheModelDoesNotAnswerAGuessStandsInAndNobodyAsksAgainSoon() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "some-embedder", 8)) {
            server.status(401);

            assertThat(embedder.unrelatedCosine()).isEqualTo(UnrelatedCosine.GUESS);
            assertThat(embedder.unrelatedCosine()).isEqualTo(UnrelatedCosine.GUESS);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aSilentServerIsNotWaitedForBeyondTheDeadline() {
        try (ProviderServer server = ProviderServer.start(WireFormat.OPENAI, new PublishedSchemas());
                Embedder embedder = open(server, "some-embedder", 8)) {
            server.then(new Answer.Hang());

            assertThatThrownBy(() ->
                            embedder.embed(List.of("hello"), Purpose.QUERY, Deadline.after(Duration.ofMillis(200))))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            late -> assertThat(late.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED));
        }
    }

    private static int words(String request) {
        return JSON.readTree(request).path("input").path(0).asString().strip().split(" ", -1).length;
    }

    private static Embedder open(ProviderServer server, String model, int dimensions) {
        return EmbedderCatalogue.open(
                settings(Provider.OPENAI, model, server).withDimensions(dimensions), Outgoing.UNWATCHED);
    }

    private static ModelSettings settings(Provider provider, String model, ProviderServer server) {
        return ModelSettings.of(provider, model)
                .withUrl(server.url())
                .withKey("key")
                .withLimits(Limits.STANDARD.withPatience(
                        new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 50, Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @CsvSource({
        "COHERE, embed-v4.0, 300, '256, 512, 1024, 1536 numbers: set dimensions to 1536'",
        "AWS_BEDROCK, amazon.titan-embed-text-v2:0, 768, '256, 512, 1024 numbers: set dimensions to 1024'",
        "OPENAI, text-embedding-3-small, 3072, 'at most 1536 numbers: set dimensions to 1536'",
        "MISTRAL, mistral-embed, 768, '1024 numbers: set dimensions to 1024'"
    })
    void aLengthThatAModelCannotMakeIsSaidBeforeItIsAsked(Provider provider, String model, int wanted, String said) {
        ModelSettings settings = ModelSettings.of(provider, model).withKey("key");

        assertThat(EmbedderCatalogue.problems(settings.withDimensions(wanted)))
                .singleElement()
                .asString()
                .isEqualTo("dimensions is " + wanted + ", and " + model + " makes vectors of " + said
                        + ", or leave it out");
    }

    @ParameterizedTest
    @CsvSource({
        "COHERE, embed-v4.0, 512",
        "AWS_BEDROCK, amazon.titan-embed-text-v2:0, 256",
        "OPENAI, text-embedding-3-small, 300"
    })
    void aShorterLengthThatAModelMakesIsTaken(Provider provider, String model, int wanted) {
        assertThat(EmbedderCatalogue.problems(
                        ModelSettings.of(provider, model).withKey("key").withDimensions(wanted)))
                .isEmpty();
    }
}
