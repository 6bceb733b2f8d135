package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.egress.Egress;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.ChatModel.ChatReply;
import dev.keepsake.models.identity.ServiceAccount;
import dev.keepsake.models.identity.TokenServer;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.Sampling;
import dev.keepsake.testkit.provider.Answer;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where providers differ in what they publish, each is spoken to in its own words. */
class PublishedWordsTest {

    private static final ServiceAccount ACCOUNT = new ServiceAccount();
    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "Which city?", "");

    @TempDir
    Path folder;

    private TokenServer google;

    @BeforeEach
    void issueTokens() {
        google = TokenServer.plain(TokenServer.issuing(3600));
    }

    @AfterEach
    void stop() {
        google.close();
    }

    private static ProviderServer start(Provider provider) {
        return ProviderServer.start(new ChatCase(provider).format(), new PublishedSchemas(provider));
    }

    private ModelSettings settings(Provider provider, ProviderServer server) {
        return new ChatCase(provider).settings(server.url(), ACCOUNT.write(folder, google.url()));
    }

    private ChatReply ask(Provider provider, ProviderServer server, UnaryOperator<ModelSettings> change) {
        Outgoing outgoing = new Outgoing(Egress.only(List.of("127.0.0.1")), ObservationRegistry.NOOP);
        try (ChatModel model = ChatModelCatalogue.open(List.of(change.apply(settings(provider, server))), outgoing)
                .orElseThrow()) {
            return model.chat(PROMPT, Deadline.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOCAL")
    void howLongToReasonIsSaidToWhoTakesIt(Provider provider) {
        Sampling high = new Sampling(null, null, null, null, true, "high");
        boolean takesIt = !Set.of(Provider.AWS_BEDROCK, Provider.LMSTUDIO, Provider.MINIMAX)
                .contains(provider);
        // Of Ollama's models only some know levels; the others think or do not.
        String said = provider == Provider.OLLAMA ? "true" : "high";
        try (ProviderServer server = start(provider).says("Paris")) {
            List<String> problems =
                    ChatModelCatalogue.problems(settings(provider, server).withSampling(high));

            if (takesIt) {
                assertThat(problems).isEmpty();
                assertThat(ask(provider, server, settings -> settings.withSampling(high))
                                .text())
                        .isEqualTo("Paris");
                assertThat(server.requests(Operation.CHAT))
                        .singleElement()
                        .satisfies(request -> assertThat(request.body()).containsIgnoringCase(said));
                assertThat(server.violations()).isEmpty();
            } else {
                assertThat(problems).containsExactly("effort is not taken by " + provider.key() + ": remove it");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, false, max_tokens",
        "OPENAI, true, max_completion_tokens",
        "GROQ, false, max_completion_tokens",
        "XAI, false, max_completion_tokens",
        "MINIMAX, false, max_completion_tokens",
        "MISTRAL, true, max_tokens",
        "TOGETHER, true, max_tokens",
        "DEEPSEEK, true, max_tokens",
        "SARVAM, true, max_tokens",
        "LMSTUDIO, true, max_tokens",
        "HUGGINGFACE, true, max_tokens",
        "COHERE, true, max_tokens",
    })
    void theLongestReplyIsCalledAsTheProviderCallsIt(Provider provider, boolean reasons, String word) {
        Sampling brief = new Sampling(null, null, null, 300, reasons, null);
        try (ProviderServer server = start(provider).says("Paris")) {
            ask(provider, server, settings -> settings.withSampling(brief));

            assertThat(server.requests(Operation.CHAT))
                    .singleElement()
                    .satisfies(request -> assertThat(request.body()).containsPattern("\"" + word + "\" ?: ?300"));
            assertThat(server.violations()).isEmpty();
        }
    }

    @Test
    void ofAReplyOfMistralsInChunksTheTextIsRead() {
        try (ProviderServer server = start(Provider.MISTRAL).then(new Answer.Raw(200, """
                        {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [{"index": 0,
                          "finish_reason": "model_length", "message": {"role": "assistant", "content": [
                            {"type": "thinking", "thinking": [{"type": "text", "text": "Which one?"}]},
                            {"type": "text", "text": "Pa"}, {"type": "text", "text": "ris"}]}}],
                         "usage": {"prompt_tokens": 17, "completion_tokens": 5, "total_tokens": 22}}
                        """))) {
            ChatReply reply = ask(Provider.MISTRAL, server, UnaryOperator.identity());

            assertThat(reply.text()).isEqualTo("Paris");
            assertThat(reply.cutShort()).isTrue();
            assertThat(reply.inputTokens()).isEqualTo(17);
        }
    }
}
