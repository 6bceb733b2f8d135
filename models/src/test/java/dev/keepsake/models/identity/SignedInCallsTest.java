package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.RequestCheck;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models that are asked with a token, from their settings to a server that admits who shows the right one: Azure's with an
 * application's secret over TLS, Vertex AI's with a service account.
 */
@Timeout(120)
class SignedInCallsTest {

    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "");
    private static final ServiceAccount ACCOUNT = new ServiceAccount();

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static SSLContext before;

    private ProviderServer server;
    private TokenServer tokens;

    /** Whose certificates are believed is said to the whole process, as an operator does. */
    @BeforeAll
    static void believe() throws NoSuchAlgorithmException {
        before = SSLContext.getDefault();
        certificate = Certificate.make(folder);
        SSLContext.setDefault(certificate.context());
    }

    @AfterAll
    static void believeAsBefore() {
        SSLContext.setDefault(before);
    }

    @AfterEach
    void stop() {
        server.close();
        tokens.close();
        assertThat(server.violations()).isEmpty();
    }

    private ModelSettings start(Provider provider, Function<TokenServer.Request, Reply> script) {
        boolean azure = provider == Provider.AZURE_OPENAI;
        tokens = azure ? TokenServer.secured(certificate, script) : TokenServer.plain(script);
        server = ProviderServer.start(azure ? WireFormat.AZURE : WireFormat.VERTEX, new PublishedSchemas());
        ModelSettings settings = ModelSettings.of(provider, "some-model").withUrl(server.url());
        return settings.withAccess(
                azure
                        ? settings.access()
                                .withAzure(new Azure(
                                        "some-deployment", "2024-10-21", "tenant", "client", "secret", tokens.url()))
                        : settings.access()
                                .withGoogle(new Google(
                                        null,
                                        null,
                                        ACCOUNT.write(folder, tokens.url()).toString())));
    }

    private static ChatModel open(ModelSettings... settings) {
        return ChatModelCatalogue.open(List.of(settings), Outgoing.UNWATCHED).orElseThrow();
    }

    private String chat(ChatModel model) {
        server.says("Paris");
        return model.chat(PROMPT, Deadline.NONE).text();
    }

    private List<String> shown() {
        return server.requests().stream()
                .map(request -> String.valueOf(request.header("Authorization")).replace("Bearer ", ""))
                .toList();
    }

    private static Predicate<ProviderRequest> only(String token) {
        return request -> ("Bearer " + token).equals(request.header("Authorization"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_OPENAI", "VERTEXAI"})
    void oneTokenServesChatsOverOneConnection(Provider provider) {
        ModelSettings settings = start(provider, TokenServer.issuing(3600));
        server.admitting(only("token-1"));
        try (ChatModel model = open(settings)) {
            for (int call = 0; call < 20; call++) {
                assertThat(chat(model)).isEqualTo("Paris");
            }
        }

        assertThat(shown()).hasSize(20).containsOnly("token-1");
        assertThat(tokens.requests()).hasSize(1);
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_OPENAI", "VERTEXAI"})
    void anEmbedderSignsInAsWellAndIsAdmittedAgainWithAnotherToken(Provider provider) {
        ModelSettings settings = start(provider, TokenServer.issuing(3600));
        try (Embedder embedder = EmbedderCatalogue.open(settings.withDimensions(8), Outgoing.UNWATCHED)) {
            server.admitting(only("token-1"));
            assertThat(embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE))
                    .hasSize(1);
            server.admitting(only("token-2"));
            assertThat(embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE))
                    .hasSize(1);
        }

        assertThat(shown()).containsExactly("token-1", "token-1", "token-2");
    }

    @ParameterizedTest
    @CsvSource({"AZURE_OPENAI, 290", "VERTEXAI, 200"})
    void tokensThatAreAboutToExpireAreReplacedBeforeAnybodyIsRefused(Provider provider, int seconds) {
        Function<TokenServer.Request, Reply> issuing = TokenServer.issuing(seconds);
        ModelSettings settings = start(provider, issuing);
        server.admitting(request -> only("token-" + tokens.requests().size()).test(request));
        try (ChatModel model = open(settings)) {
            for (int call = 0; call < 10; call++) {
                assertThat(chat(model)).isEqualTo("Paris");
            }
        }

        assertThat(shown()).hasSize(10).doesNotHaveDuplicates().endsWith("token-10");
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_OPENAI", "VERTEXAI"})
    void aTokenThatIsRevokedEarlyIsReplacedAndNobodySeesIt(Provider provider) {
        ModelSettings settings = start(provider, TokenServer.issuing(3600));
        try (ChatModel model = open(settings)) {
            server.admitting(only("token-1"));
            assertThat(chat(model)).isEqualTo("Paris");
            server.admitting(only("token-2"));
            assertThat(chat(model)).isEqualTo("Paris");
            assertThat(chat(model)).isEqualTo("Paris");

            assertThat(shown()).containsExactly("token-1", "token-1", "token-2", "token-2");
            assertThat(((ServedModel) model).statuses().getFirst().failuresInRow())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_OPENAI", "VERTEXAI"})
    void aCrowdWhoseTokenIsRevokedFetchesOneAnother(Provider provider) throws Exception {
        ModelSettings settings = start(provider, TokenServer.issuing(3600));
        try (ChatModel model = open(settings);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.admitting(only("token-1"));
            assertThat(chat(model)).isEqualTo("Paris");
            server.admitting(only("token-2"));
            List<Future<String>> crowd = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                crowd.add(threads.submit(() -> chat(model)));
            }
            for (Future<String> caller : crowd) {
                assertThat(caller.get()).isEqualTo("Paris");
            }
        }

        assertThat(tokens.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_OPENAI", "VERTEXAI"})
    void aProviderThatTakesNoTokenIsNotOfferedOneAfterTheOther(Provider provider) {
        ModelSettings settings = start(provider, TokenServer.issuing(3600));
        server.admitting(request -> false);
        try (ChatModel model = open(settings)) {
            for (int call = 0; call < 5; call++) {
                assertThat(failure(model).kind()).isEqualTo(Kind.KEY_REFUSED);
            }
        }

        assertThat(shown()).containsExactly("token-1", "token-2", "token-2", "token-2", "token-2", "token-2");
    }

    @ParameterizedTest
    @EnumSource(names = {"AZURE_OPENAI", "VERTEXAI"})
    void whoIsNoLongerSignedInLeavesItToTheNextModel(Provider provider) {
        ModelSettings settings = start(
                provider, request -> new Reply(401, "{\"error\": \"invalid_client\", \"error_description\": \"\"}"));
        try (ProviderServer other = ProviderServer.start(WireFormat.OPENAI, RequestCheck.NONE)) {
            other.says("Rome");
            URI url = other.url();
            try (ChatModel model = open(settings);
                    ChatModel both = open(
                            settings,
                            ModelSettings.of(Provider.OPENAI_COMPATIBLE, "next").withUrl(url))) {

                assertThat(failure(model).kind()).isEqualTo(Kind.KEY_REFUSED);
                assertThat(both.chat(PROMPT, Deadline.NONE)).satisfies(reply -> {
                    assertThat(reply.text()).isEqualTo("Rome");
                    assertThat(reply.model()).isEqualTo("next");
                });
            }
        }
        assertThat(server.requests()).isEmpty();
    }

    private static ProviderFailure failure(ChatModel model) {
        return catchThrowableOfType(ProviderFailure.class, () -> model.chat(PROMPT, Deadline.NONE));
    }
}
