package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.models.identity.ServiceAccount;
import dev.keepsake.models.identity.TokenServer;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.Sampling;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.Answer.Ending;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every provider of chat models, by its name, against a server that speaks its protocol. */
@ParameterizedClass
@EnumSource(value = Provider.class, mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
class EveryChatProviderTest {

    private static final String SCHEMA =
            "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"city\"],"
                    + " \"properties\": {\"city\": {\"type\": \"string\"}}}";
    private static final ServiceAccount ACCOUNT = new ServiceAccount();
    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "the secret question", "");
    private static final Deadline SOON = Deadline.after(Duration.ofMinutes(5));

    @Parameter
    Provider provider;

    @TempDir
    Path folder;

    private ChatCase tested;
    private TokenServer google;
    private ProviderServer server;

    @BeforeEach
    void start() {
        tested = new ChatCase(provider);
        google = TokenServer.plain(TokenServer.issuing(3600));
        server = ProviderServer.start(tested.format(), new PublishedSchemas(provider));
    }

    @AfterEach
    void everyRequestWasAsPublished() {
        server.close();
        google.close();
        assertThat(server.violations()).isEmpty();
    }

    private ChatModel open(UnaryOperator<ModelSettings> change) {
        return open(change, Egress.only(List.of("127.0.0.1")));
    }

    private ChatModel open(UnaryOperator<ModelSettings> change, Egress egress) {
        ModelSettings settings = change.apply(tested.settings(server.url(), ACCOUNT.write(folder, google.url())));
        return ChatModelCatalogue.open(List.of(settings), new Outgoing(egress, ObservationRegistry.NOOP))
                .orElseThrow();
    }

    private ProviderRequest chatted() {
        return server.requests(Operation.CHAT).getLast();
    }

    @Test
    void isAskedAtItsAddressByWhoeverHasTheKeyAndAnswers() {
        server.then(new Answer.Says("Paris", Ending.COMPLETE, 11));

        ChatReply reply = open(UnaryOperator.identity()).chat(PROMPT, SOON);

        assertThat(reply.text()).isEqualTo("Paris");
        assertThat(reply.inputTokens()).isEqualTo(17);
        assertThat(reply.outputTokens()).isEqualTo(5);
        assertThat(reply.cachedTokens()).isEqualTo(provider == Provider.OLLAMA ? 0 : 11);
        assertThat(chatted().path()).isEqualTo(tested.path());
        assertThat(chatted().query()).isEqualTo(provider == Provider.AZURE_OPENAI ? "api-version=2024-10-21" : "");
        assertThat(tested.shown(chatted())).startsWith(tested.expected());
        assertThat(tested.system(chatted())).isEqualTo("Be brief.");
        assertThat(tested.user(chatted())).isEqualTo("the secret question");
    }

    @Test
    void isHeldToASchemaOrToldIt() {
        server.says("{\"city\": \"Paris\"}");

        ChatReply reply = open(UnaryOperator.identity()).chat(new ChatPrompt("Be brief.", "?", SCHEMA), SOON);

        assertThat(reply.text()).contains("\"city\"").contains("Paris");
        boolean isTold = provider == Provider.DEEPSEEK || provider == Provider.MINIMAX;
        if (isTold) {
            assertThat(tested.system(chatted())).contains(SCHEMA);
            assertThat(tested.schema(chatted()).isMissingNode()).isTrue();
        } else {
            assertThat(tested.system(chatted())).isEqualTo("Be brief.");
            assertThat(tested.schema(chatted()).at("/city/type").asString()).isEqualTo("string");
        }
    }

    @Test
    void whatItRefusesOfAFormIsLeftOutFromThenOn() {
        server.status(400).says("{\"city\": \"Paris\"}").says("{\"city\": \"Rome\"}");
        ChatPrompt prompt = new ChatPrompt("Be brief.", "?", SCHEMA);
        ChatModel model = open(UnaryOperator.identity());
        boolean knowsNoOther = provider == Provider.MINIMAX;

        if (knowsNoOther) {
            assertThat(failure(model, prompt).kind()).isEqualTo(Kind.REQUEST_REFUSED);
            assertThat(server.requests(Operation.CHAT)).hasSize(1);
        } else {
            assertThat(model.chat(prompt, SOON).text()).contains("Paris");
            assertThat(model.chat(prompt, SOON).text()).contains("Rome");
            assertThat(server.requests(Operation.CHAT)).hasSize(3);
        }
    }

    @Test
    void choosesItsWordsAsConfigured() {
        server.says("Paris");

        open(settings -> settings.withSampling(new Sampling(0.5, 0.9, null, 300, null, null)))
                .chat(PROMPT, SOON);

        assertThat(tested.parameters(chatted()).path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(tested.parameters(chatted()).path(tested.topP()).asDouble()).isBetween(0.899, 0.901);
        assertThat(tested.parameters(chatted()).toString()).contains(":300");
    }

    @Test
    void isNotToldHowToChooseItsWordsWhenItReasons() {
        server.says("Paris");

        open(settings -> settings.withSampling(new Sampling(0.5, 0.9, null, 300, true, null)))
                .chat(PROMPT, SOON);

        assertThat(tested.parameters(chatted()).has("temperature")).isFalse();
        assertThat(tested.parameters(chatted()).has(tested.topP())).isFalse();
        assertThat(tested.parameters(chatted()).toString()).contains(":300");
    }

    @ParameterizedTest
    @CsvSource({"401, KEY_REFUSED", "402, KEY_REFUSED", "403, KEY_REFUSED", "404, UNKNOWN_MODEL", "413, REQUEST_REFUSED"
    })
    void whatWillNotPassIsNotTriedAgain(int status, Kind kind) {
        // A token may have been revoked, so another one is shown; a key stays what it is.
        boolean shownAnother = status == 401 && provider == Provider.VERTEXAI;
        server.status(status);
        if (shownAnother) {
            server.status(status);
        }

        ProviderFailure failure = failure(open(UnaryOperator.identity()), PROMPT);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(failure).hasMessageContaining("status " + status).hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("secret", ChatCase.KEY);
        assertThat(server.requests(Operation.CHAT)).hasSize(shownAnother ? 2 : 1);
    }

    @Test
    void whatMayPassIsTriedAgain() {
        server.status(503).then(new Answer.HangUp()).says("Paris").status(424).says("Rome");
        ChatModel model = open(UnaryOperator.identity());

        assertThat(model.chat(PROMPT, SOON).text()).isEqualTo("Paris");
        assertThat(model.chat(PROMPT, SOON).text()).isEqualTo("Rome");
        assertThat(server.requests(Operation.CHAT)).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void whatDoesNotPassIsSaid() {
        server.status(500).status(500).status(500);

        ProviderFailure failure = failure(open(UnaryOperator.identity()), PROMPT);

        assertThat(failure.kind()).isEqualTo(Kind.OUT_OF_ORDER);
        assertThat(failure).hasMessageContaining("status 500: it is out of order");
        assertThat(server.requests(Operation.CHAT)).hasSize(3);
    }

    @Test
    void isLeftAloneAsLongAsItWantsOrTheCallFailsAtOnce() {
        server.status(429, "120");
        ChatModel model = open(UnaryOperator.identity());

        ProviderFailure told = failure(model, PROMPT);
        ProviderFailure spared = failure(model, PROMPT);

        assertThat(told.kind()).isEqualTo(Kind.TOO_MANY_REQUESTS);
        assertThat(told.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(told).hasMessageContaining("120 seconds, which is longer than this call can wait");
        assertThat(spared).hasMessageContaining("was not asked: it wants to be left alone");
        assertThat(server.requests(Operation.CHAT)).hasSize(1);
    }

    @Test
    void readsADateForWhenToComeAgain() {
        ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2);
        server.status(503, then.format(DateTimeFormatter.RFC_1123_DATE_TIME));

        ProviderFailure failure = failure(open(UnaryOperator.identity()), PROMPT);

        assertThat(failure.retryAfter().orElseThrow()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(120));
    }

    @Test
    void isNotWaitedForBeyondItsTimeLimit() {
        server.then(new Answer.Hang());
        Patience once = new Patience(0, Duration.ofMillis(1), Duration.ofMillis(1), 100, Duration.ofHours(1));

        ProviderFailure failure = failure(
                open(settings -> settings.withLimits(
                        settings.limits().withTimeout(Duration.ofMillis(150)).withPatience(once))),
                PROMPT);

        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("within its time limit");
    }

    @Test
    void isNotWaitedForBeyondTheDeadline() {
        server.then(new Answer.Hang());

        KeepsakeException failure = catchThrowableOfType(
                KeepsakeException.class,
                () -> open(UnaryOperator.identity()).chat(PROMPT, Deadline.after(Duration.ofMillis(150))));

        assertThat(failure.category()).isEqualTo(ErrorCategory.DEADLINE_EXCEEDED);
    }

    @Test
    void aReplyThatBreaksOffIsNone() {
        for (int i = 0; i < 3; i++) {
            server.then(new Answer.Truncated("Paris"));
        }

        assertThat(failure(open(UnaryOperator.identity()), PROMPT).kind()).isIn(Kind.BROKEN_OFF, Kind.UNREADABLE);
    }

    @Test
    void aReplyThatIsNotOfItsProtocolIsNone() {
        for (int i = 0; i < 3; i++) {
            server.then(new Answer.Raw(200, i == 1 ? "{\"choices\": [{\"mess" : "<html>the secret question</html>"));
        }

        ProviderFailure failure = failure(open(UnaryOperator.identity()), PROMPT);

        assertThat(failure.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    void anEmptyReplyIsNone() {
        server.says("").says("").says("");

        assertThat(failure(open(UnaryOperator.identity()), PROMPT).kind()).isEqualTo(Kind.EMPTY);
    }

    @Test
    void whatItsProviderWillNotLetItSayIsNotAskedForAgain() {
        for (int i = 0; i < 3; i++) {
            server.then(new Answer.Says("", Ending.FILTERED, 0));
        }

        ProviderFailure failure = failure(open(UnaryOperator.identity()), PROMPT);

        // Ollama has no filter.
        boolean saysSo = provider != Provider.OLLAMA;
        assertThat(failure.kind()).isEqualTo(saysSo ? Kind.FILTERED : Kind.EMPTY);
        assertThat(server.requests(Operation.CHAT)).hasSize(saysSo ? 1 : 3);
    }

    @Test
    void saysThatAReplyWasCutShort() {
        server.then(new Answer.Says("Par", Ending.LENGTH, 0));

        assertThat(open(UnaryOperator.identity()).chat(PROMPT, SOON).cutShort()).isTrue();
    }

    @Test
    void isWarmedUpWithoutBeingAskedAnything() {
        ChatModel model = open(UnaryOperator.identity());

        ((ServedModel) model).warmUp(SOON);

        assertThat(server.requests(Operation.CHAT)).isEmpty();
        assertThat(server.requests(Operation.MODELS)).hasSize(1);
    }

    @Test
    void nothingLeavesWhereNothingMay() {
        ChatModel model = open(UnaryOperator.identity(), Egress.NOWHERE);
        KeepsakeException failure = catchThrowableOfType(KeepsakeException.class, () -> model.chat(PROMPT, SOON));
        ((ServedModel) model).warmUp(SOON);

        assertThat(failure.category()).isEqualTo(ErrorCategory.CONFIGURATION);
        assertThat(failure).hasMessageContaining("Egress refused").hasMessageContaining("127.0.0.1");
        assertThat(server.requests()).isEmpty();
        assertThat(google.requests()).isEmpty();
    }

    private static ProviderFailure failure(ChatModel model, ChatPrompt prompt) {
        return catchThrowableOfType(ProviderFailure.class, () -> model.chat(prompt, SOON));
    }
}
