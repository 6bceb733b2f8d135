package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.testkit.fake.FakeClock;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntraSignInTest {

    private static final String SECRET = "secret-that-nobody-may-see";
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";
    private static final String CLIENT = "66666666-7777-8888-9999-000000000000";

    @TempDir
    private static Path folder;

    private static Certificate certificate;

    @BeforeAll
    static void makeCertificate() {
        certificate = Certificate.make(folder);
    }

    @Test
    void anApplicationSignsInWithItsSecretForAzuresModels() {
        try (TokenServer entra = TokenServer.secured(certificate, TokenServer.issuing(3600))) {
            Map<String, String> headers = signIn(entra, Egress.ANYWHERE).headers(Deadline.NONE);

            assertThat(headers).containsExactly(Map.entry("Authorization", "Bearer token-1"));
            assertThat(entra.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).isEqualTo("/" + TENANT + "/oauth2/v2.0/token");
                assertThat(request.form())
                        .containsEntry("grant_type", "client_credentials")
                        .containsEntry("client_id", CLIENT)
                        .containsEntry("client_secret", SECRET);
                assertThat(request.form().get("scope")).endsWith("https://cognitiveservices.azure.com/.default");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://r.openai.azure.com, https://cognitiveservices.azure.com/.default",
        "https://r.openai.azure.us, https://cognitiveservices.azure.us/.default",
        "https://r.openai.azure.cn, https://cognitiveservices.azure.cn/.default"
    })
    void everyCloudOfAzuresHasTokensOfItsOwn(URI endpoint, String scope) {
        assertThat(SignIns.scope(endpoint)).isEqualTo(scope);
    }

    @Test
    void aTokenIsKeptAsLongAsItIsGood() {
        try (TokenServer entra = TokenServer.secured(certificate, TokenServer.issuing(3600))) {
            Authorization signIn = signIn(entra, Egress.ANYWHERE);

            assertThat(signIn.headers(Deadline.NONE)).isEqualTo(signIn.headers(Deadline.NONE));
            assertThat(entra.requests()).hasSize(1);
        }
    }

    @Test
    void aTokenIsReplacedFiveMinutesBeforeItExpires() {
        try (TokenServer entra = TokenServer.secured(certificate, TokenServer.issuing(3600))) {
            FakeClock clock = new FakeClock(Instant.now());
            EntraSignIn signIn = EntraSignIn.of(
                    azure(entra),
                    SignIns.AZURE_MODELS,
                    new TokenTransport(Egress.ANYWHERE, certificate.context()),
                    clock);

            assertThat(signIn.token(Deadline.NONE)).isEqualTo("token-1");
            clock.advance(Duration.ofMinutes(54));
            assertThat(signIn.token(Deadline.NONE)).isEqualTo("token-1");
            clock.advance(Duration.ofMinutes(2));
            assertThat(signIn.token(Deadline.NONE)).isEqualTo("token-2");
        }
    }

    @Test
    void aTokenThatIsAboutToExpireIsReplaced() {
        try (TokenServer entra = TokenServer.secured(certificate, TokenServer.issuing(120))) {
            Authorization signIn = signIn(entra, Egress.ANYWHERE);

            assertThat(signIn.headers(Deadline.NONE)).containsValue("Bearer token-1");
            assertThat(signIn.headers(Deadline.NONE)).containsValue("Bearer token-2");
        }
    }

    @Test
    void aRefusalNamesItsCodeAndTheCureAndNotTheSecret() {
        try (TokenServer entra = TokenServer.secured(certificate, request -> new Reply(401, """
                        {"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret %s provided.",
                         "error_codes": [7000215], "timestamp": "2026-01-15 09:00:00Z", "trace_id": "t", "correlation_id": "c"}
                        """.formatted(SECRET)))) {
            KeepsakeException refusal = failure(signIn(entra, Egress.ANYWHERE));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertThat(refusal)
                    .hasMessageContainingAll("127.0.0.1", "invalid_client", "AADSTS7000215", "tenant", "client-secret");
            assertKeepsSecret(refusal);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void anAuthorityThatCannotAnswerNowIsUnavailable(int status) {
        try (TokenServer entra = TokenServer.secured(certificate, request -> new Reply(status, "{}"))) {
            KeepsakeException failure = failure(signIn(entra, Egress.ANYWHERE));

            assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertThat(failure).hasMessageContainingAll("Entra", String.valueOf(status));
        }
    }

    @Test
    void anAuthorityThatEgressDoesNotAllowIsNotAsked() {
        try (TokenServer entra = TokenServer.secured(certificate, TokenServer.issuing(3600))) {
            KeepsakeException refusal = failure(signIn(entra, Egress.only(List.of("api.example.org"))));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(refusal).hasMessageContainingAll("Egress refused", "sign in to Microsoft Entra ID", "127.0.0.1");
            assertThat(entra.requests()).isEmpty();
        }
    }

    @Test
    void anAuthorityThatIsNoneIsUnavailable() {
        TokenServer gone = TokenServer.secured(certificate, TokenServer.issuing(3600));
        Authorization signIn = signIn(gone, Egress.ANYWHERE);
        gone.close();

        assertThat(failure(signIn).category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
    }

    @Test
    void aKeyNeedsNobodyToSignIn() {
        ModelSettings settings = ModelSettings.of(Provider.AZURE_OPENAI, "m").withKey(SECRET);

        assertThat(SignIns.authorization(settings, new TokenTransport(Egress.NOWHERE))
                        .headers(Deadline.NONE))
                .containsExactly(Map.entry("api-key", SECRET));
    }

    private static Authorization signIn(TokenServer entra, Egress egress) {
        ModelSettings settings = ModelSettings.of(Provider.AZURE_OPENAI, "m");
        return SignIns.authorization(
                settings.withAccess(settings.access().withAzure(azure(entra))),
                new TokenTransport(egress, certificate.context()));
    }

    private static Azure azure(TokenServer entra) {
        return new Azure(null, null, TENANT, CLIENT, SECRET, URI.create(entra.url() + "/"));
    }

    private static KeepsakeException failure(Authorization signIn) {
        return catchThrowableOfType(KeepsakeException.class, () -> signIn.headers(Deadline.NONE));
    }

    private static void assertKeepsSecret(Throwable failure) {
        for (Throwable told = failure; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(SECRET);
        }
    }
}
