package dev.keepsake.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.attribute.Attributes;
import dev.keepsake.cli.remote.RemoteMemories;
import dev.keepsake.config.ConfigReader;
import dev.keepsake.config.ConfigSources;
import dev.keepsake.config.KeepsakeConfig;
import dev.keepsake.conversation.ContentPart;
import dev.keepsake.conversation.DocumentKind;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.PictureDetail;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.extract.LeftOut.Cause;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Outcome;
import dev.keepsake.testkit.fake.ScriptedChatModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and documents from a client over a server to a model that sees: real store, real protocols. */
class PicturesTest {

    private static final String KEY = "a-key-of-my-own-choosing";
    private static final Scope ADA = Scope.ofUser("ada");
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n...".getBytes(StandardCharsets.ISO_8859_1);
    private static final String NOTHING = "{\"facts\":[]}";

    private final ScriptedChatModel model = ScriptedChatModel.start();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aPictureReachesTheModelAsItWasSharedAndIsReadAsItsWords() {
        model.enqueue("A photo of a brown dog.").enqueue(NOTHING);

        AddResult added = add(
                Map.of("KEEPSAKE_CHAT_PICTURES", "on"),
                new ContentPart.Text("This is my dog Rex."),
                ContentPart.Image.of("image/png", PNG).withDetail(PictureDetail.LOW));

        assertThat(model.requests()).hasSize(2);
        assertThat(model.requests().getFirst().body().replaceAll("\\s", ""))
                .contains("\"type\":\"image_url\"", "\"detail\":\"low\"")
                .contains("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG));
        assertThat(model.requests().getLast().body())
                .contains("[image: A photo of a brown dog.]")
                .doesNotContain("base64");
        assertThat(added.operation().outcome().notStored())
                .extracting(Outcome.NotStored::cause)
                .doesNotContain(Cause.MODEL_FAILED, Cause.UNREACHABLE);
    }

    @Test
    void theDescriptionIsPaidForInTheOutcome() {
        model.enqueue("A dog.").enqueue(NOTHING);
        try (Place place =
                new ConfiguredPlaces(Clock.systemUTC()).open(config(Map.of("KEEPSAKE_CHAT_PICTURES", "on")))) {
            AddResult added = place.memories().add(request(ContentPart.Image.of("image/png", PNG)));

            assertThat(added.operation().outcome().used())
                    .filteredOn(use -> use.purpose() == ModelUse.Purpose.DESCRIPTION)
                    .singleElement()
                    .satisfies(use -> assertThat(use.inputTokens()).isEqualTo(17));
        }
    }

    @Test
    void documentsAreReadWhereverTheyTravelWithTheirMessage() {
        model.enqueue(NOTHING);

        add(
                Map.of(),
                ContentPart.Document.of(DocumentKind.TEXT, "Plain words.".getBytes(StandardCharsets.UTF_8)),
                // Clients of Mem0 send files as base64 without anything before it.
                new ContentPart.Document(
                        DocumentKind.MDX,
                        Base64.getEncoder()
                                .encodeToString(
                                        "---\nt: 1\n---\n<B>Marked words.</B>".getBytes(StandardCharsets.UTF_8)),
                        null));

        assertThat(model.requests().getFirst().body())
                .contains("Plain words.", "Marked words.")
                .doesNotContain("<B>", "t: 1");
    }

    @Test
    void aPdfIsNotReadUnasked() {
        model.enqueue(NOTHING);

        AddResult added = add(
                Map.of(),
                new ContentPart.Text("This is my contract."),
                ContentPart.Document.of(DocumentKind.PDF, "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));

        assertThat(added.notStored())
                .extracting(Outcome.NotStored::reason)
                .contains("A document was not read: reading PDFs is not switched on");
        assertThat(model.requests().getFirst().body()).contains("[unread document]");
    }

    @Test
    void aPictureIsFetchedOnlyFromWhereTheOperatorAllows() throws IOException {
        HttpServer pictures = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pictures.createContext("/dog.png", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, PNG.length);
            exchange.getResponseBody().write(PNG);
            exchange.close();
        });
        pictures.start();
        try {
            ContentPart dog = new ContentPart.Image(
                    "http://127.0.0.1:" + pictures.getAddress().getPort() + "/dog.png", null);
            model.enqueue("A dog.").enqueue(NOTHING).enqueue(NOTHING);

            add(Map.of("KEEPSAKE_CHAT_PICTURES", "on", "KEEPSAKE_MEDIA_FETCH", "127.0.0.1"), dog);
            assertThat(model.requests()).hasSize(2);

            AddResult refused = add(
                    Map.of("KEEPSAKE_DATA", "other", "KEEPSAKE_CHAT_PICTURES", "on", "KEEPSAKE_MEDIA_FETCH", "public"),
                    new ContentPart.Text("This is my dog Rex."),
                    dog);
            assertThat(model.requests()).hasSize(3);
            assertThat(model.requests().getLast().body()).contains("[image]");
            assertThat(refused.notStored()).extracting(Outcome.NotStored::cause).contains(Cause.UNREACHABLE);
        } finally {
            pictures.stop(0);
        }
    }

    @Test
    void eyesWithoutAModelStopTheStart() {
        KeepsakeException refused = catchThrowableOfType(
                KeepsakeException.class,
                () -> new ConfiguredPlaces(Clock.systemUTC())
                        .open(config(Map.of(
                                "KEEPSAKE_CHAT_PICTURES", "on",
                                "KEEPSAKE_CHAT_MODEL", "",
                                "KEEPSAKE_CHAT_URL", "",
                                "KEEPSAKE_CHAT_KEY", "",
                                "KEEPSAKE_CHAT_PRICE", ""))));

        assertThat(refused.category()).isEqualTo(ErrorCategory.CONFIGURATION);
        assertThat(refused).hasMessageContaining("describing pictures needs a chat model");
    }

    private AddResult add(Map<String, String> settings, ContentPart... parts) {
        try (Serving serving = Serving.start(config(settings), Clock.systemUTC());
                RemoteMemories memories = new RemoteMemories(serving.uri(), KEY, Clock.systemUTC())) {
            return memories.add(request(parts));
        }
    }

    private static AddRequest request(ContentPart... parts) {
        return AddRequest.of(ADA, List.of(new Message(Role.USER, List.of(parts), null, null, null, Attributes.NONE)));
    }

    private KeepsakeConfig config(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KEEPSAKE_DATA", "data",
                "KEEPSAKE_EMBEDDER", "all-minilm-l6-v2-q",
                "KEEPSAKE_PORT", "0",
                "KEEPSAKE_API_KEY", KEY,
                "KEEPSAKE_CHAT_MODEL", "some-model",
                "KEEPSAKE_CHAT_URL", model.baseUrl().toString(),
                "KEEPSAKE_CHAT_KEY", "key-of-the-model",
                "KEEPSAKE_CHAT_PRICE", "0.15/0.075/0.60"));
        environment.putAll(more);
        return ConfigReader.read(ConfigSources.of(directory, environment, List.of()))
                .require();
    }
}
