package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.ChatModel;
import dev.keepsake.model.ChatModel.ChatPrompt;
import dev.keepsake.models.ChatModelCatalogue;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What depends on a machine's environment, and on what is on the class path; in processes of their own. */
class SignInProcessTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"my-identity, client_id, my-identity", ", resource, https://cognitiveservices.azure.com"})
    void anAppServicesManagedIdentityIsAskedAtTheAddressInTheEnvironment(
            @Nullable String client, String parameter, String value) throws Exception {
        try (TokenServer service = TokenServer.plain(SignInProcessTest::identityToken)) {
            String said = run(
                    Map.of("IDENTITY_ENDPOINT", service.url() + "/msi/token", "IDENTITY_HEADER", "proof"),
                    "",
                    "azure",
                    client == null ? "" : client);

            assertThat(said).contains("Bearer token-of-the-machine").contains("asked again: same");
            assertThat(service.requests()).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/msi/token");
                assertThat(request.headers()).containsEntry("x-identity-header", "proof");
                assertThat(request.query()).containsEntry(parameter, value);
            });
        }
    }

    @Test
    void aVirtualMachinesManagedIdentityIsAskedAtItsMetadata() throws Exception {
        try (TokenServer machine = TokenServer.plain(SignInProcessTest::identityToken)) {
            String said = run(
                    Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.url().toString()), "", "azure", "");

            assertThat(said).contains("Bearer token-of-the-machine");
            assertThat(machine.requests().getLast().headers()).containsEntry("metadata", "true");
            assertThat(machine.requests().getLast().path()).isEqualTo("/metadata/identity/oauth2/token");
        }
    }

    @Test
    void aMachineWithoutAnIdentityIsToldWhatToDo() throws Exception {
        try (TokenServer machine = TokenServer.plain(request ->
                new Reply(400, "{\"error\": \"invalid_request\", \"error_description\": \"Identity not found\"}"))) {
            String said = run(
                    Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.url().toString()), "", "azure", "");

            assertThat(said).contains("MODEL_UNAVAILABLE", "managed identity", "or set a key", "client-secret");
        }
    }

    @Test
    void aModelIsAskedWithTheMachinesTokenAndWithAnotherWhenThatIsRevoked() throws Exception {
        AtomicInteger issued = new AtomicInteger();
        try (TokenServer machine = TokenServer.plain(request -> token(request, "token-" + issued.incrementAndGet()));
                ProviderServer azure = ProviderServer.start(WireFormat.AZURE, new PublishedSchemas())) {
            azure.says("Paris").says("Rome").says("Oslo");
            // Revoked after the first call.
            azure.admitting(request ->
                    ("Bearer token-" + (azure.requests().size() == 1 ? 1 : 2)).equals(request.header("Authorization")));

            String said = run(
                    Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.url().toString()),
                    "",
                    "azure-chat",
                    azure.url().toString());

            assertThat(said).contains("Paris Rome Oslo");
            assertThat(azure.requests())
                    .extracting(request -> request.header("Authorization"))
                    .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2", "Bearer token-2");
            assertThat(issued).hasValue(2);
            assertThat(azure.violations()).isEmpty();
        }
    }

    @Test
    void aMachineThatEgressDoesNotAllowIsNotAsked() throws Exception {
        try (TokenServer machine = TokenServer.plain(SignInProcessTest::identityToken)) {
            String said = run(
                    Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", machine.url().toString()), "", "azure-closed", "");

            assertThat(said).contains("CONFIGURATION", "Egress refused", "sign in to Microsoft Entra ID");
            assertThat(machine.requests()).isEmpty();
        }
    }

    @Test
    void googlesVariableNamesTheCredentials() throws Exception {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(3600))) {
            Path file = new ServiceAccount().write(folder, google.url());

            assertThat(run(Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString()), "", "google-default", ""))
                    .contains("Bearer token-1", "project " + ServiceAccount.PROJECT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": {\"a\": 1}}", "[1, 2]", "7", "no JSON", ""})
    void googlesVariableMayNameAFileThatIsSomethingElse(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("something-else.json"), content);

        assertThat(run(Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString()), "", "google-default", ""))
                .startsWith("CONFIGURATION There are no credentials for Google");
    }

    @Test
    void aMachineOfGooglesIsAskedForItsToken() throws Exception {
        try (TokenServer machine = TokenServer.plain(request -> switch (request.path()) {
            case "/computeMetadata/v1/project/project-id" -> new Reply(200, "project-of-the-machine");
            case "/computeMetadata/v1/instance/service-accounts/default/token" ->
                new Reply(
                        200,
                        "{\"access_token\": \"token-of-the-machine\", \"expires_in\": 3600, \"token_type\": \"Bearer\"}");
            default -> new Reply(200, "");
        })) {
            String host = "127.0.0.1:" + machine.url().getPort();

            assertThat(run(
                            Map.of(
                                    "GCE_METADATA_HOST",
                                    host,
                                    "HOME",
                                    folder.toString(),
                                    "CLOUDSDK_CONFIG",
                                    folder.toString()),
                            "",
                            "google-default",
                            ""))
                    .contains("Bearer token-of-the-machine", "project project-of-the-machine");
            assertThat(machine.requests())
                    .allSatisfy(request -> assertThat(request.headers()).containsEntry("metadata-flavor", "Google"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "azure, msal4j, com.microsoft.azure:msal4j",
        "google, google-auth-library, com.google.auth:google-auth-library-oauth2-http",
        "bedrock, langchain4j-bedrock, dev.langchain4j:langchain4j-bedrock",
        "bedrock, awssdk, dev.langchain4j:langchain4j-bedrock",
        "vault, msal4j, com.microsoft.azure:msal4j"
    })
    void anArtifactThatIsMissingIsNamed(String what, String missing, String artifact) throws Exception {
        assertThat(run(Map.of(), missing, what, "")).contains("CONFIGURATION", artifact, "add what is missing");
    }

    private static Reply identityToken(TokenServer.Request request) {
        return token(request, "token-of-the-machine");
    }

    private static Reply token(TokenServer.Request request, String token) {
        long expires = Instant.now().plus(Duration.ofHours(2)).getEpochSecond();
        return new Reply(200, """
                {"access_token": "%s", "expires_on": "%d", "resource": "%s", "token_type": "Bearer"}
                """.formatted(token, expires, request.query().getOrDefault("resource", "")));
    }

    private String run(Map<String, String> environment, String without, String... arguments)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> without.isEmpty() || !entry.contains(without))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        SignInOnce.class.getName(),
                        arguments[0],
                        arguments[1])
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** The process: does one thing and says what came of it. */
    static final class SignInOnce {

        private SignInOnce() {}

        public static void main(String[] arguments) {
            try {
                System.out.println(did(arguments[0], arguments[1].isEmpty() ? null : arguments[1]));
            } catch (KeepsakeException refusal) {
                System.out.println(refusal.category() + " " + refusal.getMessage());
            }
        }

        private static String did(String what, @Nullable String client) {
            Azure azure = new Azure(null, null, null, client, null, null);
            return switch (what) {
                case "azure" -> signedIn(azure, Egress.ANYWHERE);
                case "azure-chat" -> chatted(URI.create(Objects.requireNonNull(client)));
                case "azure-closed" -> signedIn(azure, Egress.only(List.of("api.example.org")));
                case "google-default" -> {
                    ModelSettings settings = ModelSettings.of(Provider.VERTEXAI, "m");
                    yield SignIns.authorization(settings, Outgoing.UNWATCHED).headers(Deadline.NONE) + " project "
                            + SignIns.googleProject(settings, Outgoing.UNWATCHED);
                }
                case "google" ->
                    String.valueOf(SignIns.authorization(ModelSettings.of(Provider.VERTEXAI, "m"), Outgoing.UNWATCHED));
                case "vault" ->
                    new KeyVault(Outgoing.UNWATCHED, azure)
                            .secret(URI.create("https://v.vault.azure.net/secrets/key"), Deadline.NONE);
                case "bedrock" -> {
                    ModelSettings settings = ModelSettings.of(Provider.AWS_BEDROCK, "");
                    yield String.valueOf(EmbedderCatalogue.open(
                            settings.withAccess(
                                    settings.access().withAws(new Aws("eu-central-1", "id", "secret", null, null))),
                            Outgoing.UNWATCHED));
                }
                default -> throw new IllegalArgumentException(what);
            };
        }

        private static String chatted(URI url) {
            ModelSettings settings =
                    ModelSettings.of(Provider.AZURE_OPENAI, "some-model").withUrl(url);
            ChatPrompt prompt = new ChatPrompt("Be brief.", "?", "");
            try (ChatModel model = ChatModelCatalogue.open(List.of(settings), Outgoing.UNWATCHED)
                    .orElseThrow()) {
                return model.chat(prompt, Deadline.NONE).text() + " "
                        + model.chat(prompt, Deadline.NONE).text() + " "
                        + model.chat(prompt, Deadline.NONE).text();
            }
        }

        private static String signedIn(Azure azure, Egress egress) {
            ModelSettings settings = ModelSettings.of(Provider.AZURE_OPENAI, "m");
            Authorization signIn = SignIns.authorization(
                    settings.withAccess(settings.access().withAzure(azure)),
                    new Outgoing(egress, ObservationRegistry.NOOP));
            Map<String, String> first = signIn.headers(Deadline.NONE);
            return first + " asked again: " + (signIn.headers(Deadline.NONE).equals(first) ? "same" : "another");
        }
    }
}
