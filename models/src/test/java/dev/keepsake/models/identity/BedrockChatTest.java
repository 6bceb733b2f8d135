package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.models.provider.ProviderFailure;
import dev.keepsake.models.provider.ProviderFailure.Kind;
import dev.keepsake.models.provider.ServedModel;
import dev.keepsake.testkit.provider.ProviderRequest;
import dev.keepsake.testkit.provider.ProviderRequest.Operation;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bedrock's chat models, from their settings to a server that admits who shows the right key or signature. */
@Timeout(120)
class BedrockChatTest {

    private static final String SECRET = "secret-that-nobody-may-see";
    private static final ChatPrompt PROMPT = new ChatPrompt("Be brief.", "?", "");
    private static final Aws FROM_THE_CONTAINER = new Aws("eu-central-1", null, null, null, null);

    @TempDir
    private Path folder;

    private final ProviderServer bedrock = ProviderServer.start(WireFormat.BEDROCK, new PublishedSchemas());
    private AwsSurroundings surroundings;

    @BeforeEach
    void forgetThisMachine() {
        surroundings = new AwsSurroundings(folder);
    }

    @AfterEach
    void stop() {
        surroundings.close();
        bedrock.close();
        assertThat(bedrock.violations()).isEmpty();
    }

    private ModelSettings settings(Aws aws) {
        ModelSettings settings =
                ModelSettings.of(Provider.AWS_BEDROCK, "some-model").withUrl(bedrock.url());
        return settings.withAccess(settings.access().withAws(aws));
    }

    private static ChatModel open(ModelSettings settings) {
        return ChatModelCatalogue.open(List.of(settings), Outgoing.UNWATCHED).orElseThrow();
    }

    private String chat(ChatModel model) {
        bedrock.says("Paris");
        return model.chat(PROMPT, Deadline.NONE).text();
    }

    private static ProviderFailure failure(ChatModel model) {
        return catchThrowableOfType(ProviderFailure.class, () -> model.chat(PROMPT, Deadline.NONE));
    }

    private static boolean isSignedBy(String id, ProviderRequest request) {
        SignatureCheck.Signed signed = SignatureCheck.read(request, SECRET);
        return signed.sound() && signed.id().equals(id) && signed.service().equals("bedrock");
    }

    @Test
    void whoHasTheKeyIsAdmittedAndNobodyElse() {
        bedrock.admitting(request -> "Bearer good-key".equals(request.header("Authorization")));
        ModelSettings settings = settings(new Aws("eu-central-1", null, null, null, null));
        try (ChatModel good = open(settings.withKey("good-key"));
                ChatModel expired = open(settings.withKey("expired-key"))) {

            assertThat(chat(good)).isEqualTo("Paris");
            assertThat(failure(expired).kind()).isEqualTo(Kind.KEY_REFUSED);
            assertThat(bedrock.requests()).hasSize(2);
        }
    }

    @Test
    void whoHasTheSecretIsAdmittedAndNobodyElse() {
        bedrock.admitting(request -> isSignedBy("AKIDSTATIC", request));
        try (ChatModel good = open(settings(new Aws("eu-central-1", "AKIDSTATIC", SECRET, null, null)));
                ChatModel wrong = open(settings(new Aws("eu-central-1", "AKIDSTATIC", "another", null, null)))) {

            assertThat(chat(good)).isEqualTo("Paris");
            assertThat(failure(wrong).kind()).isEqualTo(Kind.KEY_REFUSED);
            assertThat(bedrock.requests()).hasSize(2);
        }
    }

    @Test
    void credentialsThatExpireBeforeTheirTimeAreFetchedAnewAndNobodySeesIt() {
        AtomicInteger issued = new AtomicInteger();
        try (TokenServer container = container(issued, Duration.ofHours(6));
                ChatModel model = open(settings(FROM_THE_CONTAINER))) {
            bedrock.admitting(request -> isSignedBy("AKID1", request));
            assertThat(chat(model)).isEqualTo("Paris");
            bedrock.admitting(request -> isSignedBy("AKID2", request));
            assertThat(chat(model)).isEqualTo("Paris");
            assertThat(chat(model)).isEqualTo("Paris");

            assertThat(container.requests()).hasSize(2);
            assertThat(bedrock.requests()).hasSize(4);
            assertThat(((ServedModel) model).statuses().getFirst().failuresInRow())
                    .isZero();
        }
    }

    @Test
    void aCrowdWhoseCredentialsExpireFetchesOthersOnce() throws Exception {
        AtomicInteger issued = new AtomicInteger();
        try (TokenServer container = container(issued, Duration.ofHours(6));
                ChatModel model = open(settings(FROM_THE_CONTAINER));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bedrock.admitting(request -> isSignedBy("AKID1", request));
            assertThat(chat(model)).isEqualTo("Paris");
            bedrock.admitting(request -> isSignedBy("AKID2", request));
            List<Future<String>> crowd = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                crowd.add(threads.submit(() -> chat(model)));
            }
            for (Future<String> caller : crowd) {
                assertThat(caller.get()).isEqualTo("Paris");
            }

            assertThat(container.requests()).hasSize(2);
        }
    }

    @Test
    void credentialsThatAreNeverTakenAreNotFetchedAgainAndAgain() {
        AtomicInteger issued = new AtomicInteger();
        try (TokenServer container = container(issued, Duration.ofHours(6));
                ChatModel model = open(settings(FROM_THE_CONTAINER))) {
            bedrock.admitting(request -> false);
            for (int call = 0; call < 5; call++) {
                assertThat(failure(model).kind()).isEqualTo(Kind.KEY_REFUSED);
            }

            assertThat(container.requests()).hasSize(2);
            assertThat(bedrock.requests()).hasSize(6);
        }
    }

    @Test
    void warmingUpSignsInAndOpensTheConnectionThatTheCallsUse() {
        AtomicInteger issued = new AtomicInteger();
        try (TokenServer container = container(issued, Duration.ofHours(6));
                ChatModel model = open(settings(FROM_THE_CONTAINER))) {
            ((ServedModel) model).warmUp(Deadline.NONE);
            assertThat(container.requests()).hasSize(1);
            for (int call = 0; call < 100; call++) {
                assertThat(chat(model)).isEqualTo("Paris");
            }

            assertThat(bedrock.requests(Operation.CHAT)).hasSize(100);
            assertThat(bedrock.connections()).isEqualTo(1);
            assertThat(container.requests()).hasSize(1);
        }
    }

    private TokenServer container(AtomicInteger issued, Duration good) {
        TokenServer container = TokenServer.plain(request -> new Reply(200, """
                {"AccessKeyId": "AKID%d", "SecretAccessKey": "%s", "Token": "session", "Expiration": "%s"}
                """.formatted(
                        issued.incrementAndGet(), SECRET, Instant.now().plus(good))));
        surroundings.set("aws.containerCredentialsFullUri", container.url() + "/credentials");
        return container;
    }
}
