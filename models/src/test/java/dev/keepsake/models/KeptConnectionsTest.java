package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.models.HangingUpServer.Manner;
import dev.keepsake.models.provider.Limits;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Patience;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are kept for the next call: by the client of the JDK, and by the one of AWS's library. */
@Timeout(120)
class KeptConnectionsTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "");
    private static final String OPENAI =
            "{\"choices\": [{\"index\": 0, \"finish_reason\": \"stop\", \"message\": {\"role\": \"assistant\", \"content\": \"Paris\"}}]}";
    private static final String BEDROCK =
            "{\"output\": {\"message\": {\"role\": \"assistant\", \"content\": [{\"text\": \"Paris\"}]}}, \"stopReason\": \"end_turn\","
                    + " \"usage\": {\"inputTokens\": 1, \"outputTokens\": 1, \"totalTokens\": 2}, \"metrics\": {\"latencyMs\": 1}}";

    private HangingUpServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    private ChatModel open(Provider provider, Manner manner, int retries) {
        boolean bedrock = provider == Provider.AWS_BEDROCK;
        server = new HangingUpServer(manner, bedrock ? BEDROCK : OPENAI);
        Patience patience = new Patience(retries, Duration.ofMillis(1), Duration.ofMillis(1), 100, Duration.ofHours(1));
        ModelSettings settings = ModelSettings.of(provider, "some-model")
                .withUrl(server.url())
                .withLimits(Limits.STANDARD.withPatience(patience));
        ModelSettings whole = bedrock
                ? settings.withAccess(
                        settings.access().withAws(new Aws("eu-central-1", "AKIDSTATIC", "secret", null, null)))
                : settings;
        return ChatModelCatalogue.open(List.of(whole), Outgoing.UNWATCHED).orElseThrow();
    }

    private static String chat(ChatModel model) {
        return model.chat(PROMPT, Deadline.NONE).text();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI_COMPATIBLE", "AWS_BEDROCK"})
    void oneConnectionServesAHundredCallsAndTheWarmingUp(Provider provider) {
        try (ChatModel model = open(provider, Manner.NEVER, 0)) {
            ((ServedModel) model).warmUp(Deadline.NONE);
            for (int call = 0; call < 100; call++) {
                assertThat(chat(model)).isEqualTo("Paris");
            }
        }

        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.received()).isEqualTo(101);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI_COMPATIBLE", "AWS_BEDROCK"})
    void whoHangsUpAfterEachAnswerIsAskedNothingTwice(Provider provider) {
        try (ChatModel model = open(provider, Manner.AFTER_EACH_ANSWER, 2)) {
            for (int call = 0; call < 100; call++) {
                assertThat(chat(model)).isEqualTo("Paris");
            }
        }

        assertThat(server.answered()).isEqualTo(100);
        assertThat(server.received()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI_COMPATIBLE", "AWS_BEDROCK"})
    void whatIsClosedWhileNobodyAsksIsOpenedAnew(Provider provider) throws IOException {
        try (ChatModel model = open(provider, Manner.NEVER, 2)) {
            for (int call = 0; call < 10; call++) {
                assertThat(chat(model)).isEqualTo("Paris");
                server.hangUp();
            }
        }

        assertThat(server.answered()).isEqualTo(10);
        assertThat(server.received()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENAI_COMPATIBLE", "AWS_BEDROCK"})
    void whoHangsUpAtTheNextRequestIsAskedOnceMore(Provider provider) {
        try (ChatModel model = open(provider, Manner.INSTEAD_OF_THE_SECOND_ANSWER, 2)) {
            assertThat(chat(model)).isEqualTo("Paris");
            assertThat(chat(model)).isEqualTo("Paris");
        }

        assertThat(server.answered()).isEqualTo(2);
        assertThat(server.received()).isLessThanOrEqualTo(3);
    }

    /** Who counts attempts would not know of what a client sends again by itself, and it may have to be paid for. */
    @ParameterizedTest
    @EnumSource(names = {"OPENAI_COMPATIBLE", "AWS_BEDROCK"})
    void noClientSendsAgainByItselfWhatMayHaveBeenDone(Provider provider) {
        try (ChatModel model = open(provider, Manner.NEVER, 0)) {
            assertThat(chat(model)).isEqualTo("Paris");
            server.behave(Manner.INSTEAD_OF_AN_ANSWER);

            ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, () -> chat(model));

            assertThat(failure.kind()).isEqualTo(Kind.BROKEN_OFF);
        }
        assertThat(server.received()).isEqualTo(2);
    }
}
