package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.PublishedSchemas;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Aws;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.provider.ProviderServer;
import dev.keepsake.testkit.provider.WireFormat;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who Bedrock is asked by, with the settings that AWS's library reads from the system's properties. */
class BedrockClientsTest {

    private static final String SECRET = "secret-that-nobody-may-see";

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
    }

    @Test
    void keysSignEveryRequestForBedrockAndTheRegion() {
        ask(new Aws("eu-central-1", "AKIDSTATIC", SECRET, null, null), Egress.ANYWHERE);

        SignatureCheck.Signed signed = SignatureCheck.read(bedrock.requests().getFirst(), SECRET);
        assertThat(signed).isEqualTo(new SignatureCheck.Signed("AKIDSTATIC", "eu-central-1", "bedrock", true));
        assertThat(SignatureCheck.read(bedrock.requests().getFirst(), "another").sound())
                .isFalse();
    }

    @Test
    void aSessionTokenGoesAlong() {
        ask(new Aws("eu-central-1", "AKIDSTATIC", SECRET, "session", null), Egress.ANYWHERE);

        assertThat(bedrock.requests().getFirst().header("X-Amz-Security-Token")).isEqualTo("session");
    }

    @Test
    void aKeyOfBedrocksIsSentInsteadOfASignature() {
        ModelSettings settings =
                settings(new Aws("eu-central-1", null, null, null, null)).withKey("bedrock-api-key");
        try (Embedder embedder = EmbedderCatalogue.open(settings, Outgoing.UNWATCHED)) {
            embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE);
        }

        assertThat(bedrock.requests().getFirst().header("Authorization")).isEqualTo("Bearer bedrock-api-key");
    }

    @Test
    void aProfileBringsKeysAndRegion() throws IOException {
        Files.writeString(folder.resolve("config"), "[profile work]\nregion = ap-south-1\n");
        Files.writeString(
                folder.resolve("credentials"),
                "[work]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = " + SECRET + "\n");

        ask(new Aws(null, null, null, null, "work"), Egress.ANYWHERE);
        set("aws.profile", "work");
        ask(new Aws(null, null, null, null, null), Egress.ANYWHERE);

        assertThat(bedrock.requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(SignatureCheck.read(request, SECRET))
                        .isEqualTo(new SignatureCheck.Signed("AKIDPROFILE", "ap-south-1", "bedrock", true)));
    }

    @Test
    void aContainersCredentialsAreFetchedAndReplacedWhenTheyExpire() {
        AtomicInteger issued = new AtomicInteger();
        try (TokenServer container = TokenServer.plain(request -> new Reply(200, """
                {"AccessKeyId": "AKIDCONTAINER%d", "SecretAccessKey": "%s", "Token": "session", "Expiration": "%s"}
                """.formatted(
                        issued.incrementAndGet(), SECRET, Instant.now().plus(Duration.ofSeconds(5)))))) {
            set("aws.containerCredentialsFullUri", container.url() + "/credentials");
            set("aws.containerAuthorizationToken", "container-token");
            try (Embedder embedder = open(new Aws("eu-central-1", null, null, null, null), Egress.ANYWHERE)) {
                embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE);
                embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE);
            }

            List<String> signers = bedrock.requests().stream()
                    .map(request -> SignatureCheck.read(request, SECRET).id())
                    .toList();
            assertThat(signers).startsWith("AKIDCONTAINER1").doesNotHaveDuplicates();
            assertThat(container.requests())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            request -> assertThat(request.headers()).containsEntry("authorization", "container-token"));
        }
    }

    @Test
    void aContainersCredentialsAreKeptAsLongAsTheyAreGood() {
        try (TokenServer container = TokenServer.plain(request ->
                new Reply(200, """
                {"AccessKeyId": "AKIDCONTAINER", "SecretAccessKey": "%s", "Token": "session", "Expiration": "%s"}
                """.formatted(SECRET, Instant.now().plus(Duration.ofHours(6)))))) {
            set("aws.containerCredentialsFullUri", container.url() + "/credentials");
            try (Embedder embedder = open(new Aws("eu-central-1", null, null, null, null), Egress.ANYWHERE)) {
                embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE);
                embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE);
            }

            assertThat(bedrock.requests()).hasSize(2);
            assertThat(container.requests()).hasSize(1);
        }
    }

    @Test
    void aWebIdentityIsExchangedForTheCredentialsOfARole() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "token-of-the-workload");
        try (TokenServer sts = TokenServer.plain(request ->
                new Reply(200, """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                 <AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>AKIDROLE</AccessKeyId>
                  <SecretAccessKey>%s</SecretAccessKey><SessionToken>session</SessionToken><Expiration>%s</Expiration>
                 </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
                """.formatted(SECRET, Instant.now().plus(Duration.ofHours(1)))))) {
            set("aws.webIdentityTokenFile", token.toString());
            set("aws.roleArn", "arn:aws:iam::123456789012:role/keepsake");
            set("aws.endpointUrlSts", sts.url().toString());

            ask(new Aws("eu-central-1", null, null, null, null), Egress.ANYWHERE);

            assertThat(SignatureCheck.read(bedrock.requests().getFirst(), SECRET))
                    .isEqualTo(new SignatureCheck.Signed("AKIDROLE", "eu-central-1", "bedrock", true));
            assertThat(sts.requests().getFirst().form())
                    .containsEntry("Action", "AssumeRoleWithWebIdentity")
                    .containsEntry("RoleArn", "arn:aws:iam::123456789012:role/keepsake")
                    .containsEntry("WebIdentityToken", "token-of-the-workload");
        }
    }

    @Test
    void aContainerThatEgressDoesNotAllowIsNotAsked() {
        try (TokenServer container = TokenServer.plain(request -> new Reply(200, "{}"))) {
            set("aws.containerCredentialsFullUri", container.url() + "/credentials");

            KeepsakeException refusal = failure(
                    new Aws("eu-central-1", null, null, null, null),
                    Egress.only(List.of("127.0.0.1:" + bedrock.url().getPort())));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(refusal).hasMessageContainingAll("Egress refused", "sign in to AWS");
            assertThat(container.requests()).isEmpty();
            assertThat(bedrock.requests()).isEmpty();
        }
    }

    @Test
    void whoExchangesIdentitiesIsNotAskedWhereEgressDoesNotAllowIt() throws IOException {
        try (TokenServer sts = TokenServer.plain(request -> new Reply(200, ""))) {
            set(
                    "aws.webIdentityTokenFile",
                    Files.writeString(folder.resolve("token"), "t").toString());
            set("aws.roleArn", "arn:aws:iam::123456789012:role/keepsake");
            set("aws.endpointUrlSts", sts.url().toString());

            KeepsakeException refusal = failure(
                    new Aws("eu-central-1", null, null, null, null),
                    Egress.only(List.of("127.0.0.1:" + bedrock.url().getPort())));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(refusal).hasMessageContainingAll("Egress refused", "sign in to AWS");
            assertThat(sts.requests()).isEmpty();
            assertThat(bedrock.requests()).isEmpty();
        }
    }

    @Test
    void aRoleThatIsNotGivenIsNotMistakenForARefusalOfTheModel() throws IOException {
        try (TokenServer sts = TokenServer.plain(request -> new Reply(403, """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
                 <Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>
                """.formatted(SECRET)))) {
            set(
                    "aws.webIdentityTokenFile",
                    Files.writeString(folder.resolve("token"), "t").toString());
            set("aws.roleArn", "arn:aws:iam::123456789012:role/keepsake");
            set("aws.endpointUrlSts", sts.url().toString());

            KeepsakeException refusal = failure(new Aws("eu-central-1", null, null, null, null), Egress.ANYWHERE);

            assertThat(refusal.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertThat(refusal).hasMessageContainingAll("AWS", "role", "403");
            for (Throwable told = refusal; told != null; told = told.getCause()) {
                assertThat(told.toString()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void withoutCredentialsItIsSaidWhereTheyWereLookedFor() {
        KeepsakeException refusal = failure(new Aws("eu-central-1", null, null, null, null), Egress.ANYWHERE);

        assertThat(refusal.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(refusal).hasMessageContainingAll("no credentials for AWS", "access-key-id", "profile", "container");
    }

    @Test
    void aRefusedSignatureIsSaidWithoutTheSecret() {
        bedrock.status(403);

        KeepsakeException refusal = failure(new Aws("eu-central-1", "AKIDSTATIC", SECRET, null, null), Egress.ANYWHERE);

        assertThat(refusal.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
        assertThat(refusal).hasMessageContaining("403");
        for (Throwable told = refusal; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void withoutARegionItIsSaidWhatToSet() {
        assertThatThrownBy(() -> open(new Aws(null, "AKIDSTATIC", SECRET, null, null), Egress.ANYWHERE))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContainingAll("region", "AWS_REGION");
    }

    private void set(String name, String value) {
        surroundings.set(name, value);
    }

    private void ask(Aws aws, Egress egress) {
        try (Embedder embedder = open(aws, egress)) {
            embedder.embed(List.of("hello"), Purpose.PASSAGE, Deadline.NONE);
        }
    }

    private KeepsakeException failure(Aws aws, Egress egress) {
        return catchThrowableOfType(KeepsakeException.class, () -> ask(aws, egress));
    }

    private Embedder open(Aws aws, Egress egress) {
        return EmbedderCatalogue.open(settings(aws), new Outgoing(egress, ObservationRegistry.NOOP));
    }

    private ModelSettings settings(Aws aws) {
        ModelSettings settings = ModelSettings.of(Provider.AWS_BEDROCK, "amazon.titan-embed-text-v2:0")
                .withUrl(URI.create(bedrock.url().toString()))
                .withDimensions(256);
        return settings.withAccess(settings.access().withAws(aws));
    }
}
