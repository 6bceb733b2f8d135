package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.Authorization;
import dev.keepsake.models.provider.ModelSettings;
import dev.keepsake.models.provider.ModelSettings.Google;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.Provider;
import dev.keepsake.time.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GoogleSignInTest {

    private static final ServiceAccount ACCOUNT = new ServiceAccount();

    @TempDir
    private Path folder;

    @Test
    void aServiceAccountSignsWhoItIsForTheCloudScope() {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(3600))) {
            assertThat(signIn(google, Egress.ANYWHERE).headers(Deadline.NONE))
                    .containsEntry("Authorization", "Bearer token-1");

            TokenServer.Request request = google.requests().getFirst();
            JsonNode claims = ACCOUNT.claims(request.form().get("assertion"));
            assertThat(request.form()).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            assertThat(claims.path("iss").asString()).isEqualTo("keepsake@made-up-project.iam.gserviceaccount.com");
            assertThat(claims.path("scope").asString()).isEqualTo("https://www.googleapis.com/auth/cloud-platform");
            assertThat(claims.path("aud").asString()).isEqualTo("https://oauth2.googleapis.com/token");
        }
    }

    @Test
    void aTokenIsKeptAsLongAsItIsGood() {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(3600))) {
            Authorization signIn = signIn(google, Egress.ANYWHERE);

            assertThat(signIn.headers(Deadline.NONE)).isEqualTo(signIn.headers(Deadline.NONE));
            assertThat(google.requests()).hasSize(1);
        }
    }

    @Test
    void aTokenThatIsAboutToExpireIsReplaced() {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(60))) {
            Authorization signIn = signIn(google, Egress.ANYWHERE);

            assertThat(signIn.headers(Deadline.NONE)).containsEntry("Authorization", "Bearer token-1");
            assertThat(signIn.headers(Deadline.NONE)).containsEntry("Authorization", "Bearer token-2");
        }
    }

    @Test
    void aSignedInUsersFileIsExchangedForATokenAsWell() throws IOException {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(3600))) {
            Path file = Files.writeString(folder.resolve("user.json"), """
                    {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r",
                     "quota_project_id": "q", "token_uri": "%s/token"}
                    """.formatted(google.url()));

            assertThat(signIn(file, Egress.ANYWHERE).headers(Deadline.NONE))
                    .containsEntry("Authorization", "Bearer token-1");
            assertThat(google.requests().getFirst().form())
                    .containsEntry("grant_type", "refresh_token")
                    .containsEntry("refresh_token", "r");
        }
    }

    @Test
    void aWorkloadIdentityIsExchangedForAToken() throws IOException {
        Certificate certificate = Certificate.make(folder);
        try (TokenServer google = TokenServer.secured(certificate, request -> new Reply(200, """
                {"access_token": "federated", "issued_token_type": "urn:ietf:params:oauth:token-type:access_token",
                 "token_type": "Bearer", "expires_in": 3600}
                """))) {
            Path subject = Files.writeString(folder.resolve("subject.txt"), "token-of-the-workload");
            Path file = Files.writeString(folder.resolve("workload.json"), """
                    {"type": "external_account", "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
                     "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
                     "token_url": "%s/v1/token", "credential_source": {"file": "%s"}}
                    """.formatted(google.url(), subject));

            Authorization signIn = SignIns.authorization(
                    settings(new Google(null, null, file.toString())),
                    new TokenTransport(Egress.ANYWHERE, certificate.context()));

            assertThat(signIn.headers(Deadline.NONE)).containsEntry("Authorization", "Bearer federated");
            assertThat(google.requests().getFirst().form())
                    .containsEntry("subject_token", "token-of-the-workload")
                    .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        }
    }

    @Test
    void aRefusalNamesTheCureAndRepeatsNothing() {
        try (TokenServer google = TokenServer.plain(
                request -> new Reply(
                        400,
                        "{\"error\": \"invalid_grant\", \"error_description\": \"Invalid JWT Signature. secret-of-google\"}"))) {
            KeepsakeException refusal = failure(signIn(google, Egress.ANYWHERE));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertThat(refusal).hasMessageContainingAll("Google", "400", "revoked", "clock");
            for (Throwable told = refusal; told != null; told = told.getCause()) {
                assertThat(told.toString()).doesNotContain("secret-of-google").doesNotContain("PRIVATE KEY");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whoIssuesTokensAndCannotAnswerNowIsUnavailable(int status) {
        try (TokenServer google = TokenServer.plain(request -> new Reply(status, "{}"))) {
            KeepsakeException failure = failure(signIn(google, Egress.ANYWHERE));

            assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertThat(failure).hasMessageContainingAll("Google", String.valueOf(status));
            assertThat(google.requests()).hasSize(1);
        }
    }

    @Test
    void whoIssuesTokensIsNotAskedWhereEgressDoesNotAllowIt() {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(3600))) {
            KeepsakeException refusal = failure(signIn(google, Egress.NOWHERE));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(refusal).hasMessageContainingAll("Egress refused", "sign in to Google");
            assertThat(google.requests()).isEmpty();
        }
    }

    @Test
    void theProjectIsThatOfTheCredentialsWhereNoneIsConfigured() {
        try (TokenServer google = TokenServer.plain(TokenServer.issuing(3600))) {
            String file = ACCOUNT.write(folder, google.url()).toString();

            assertThat(SignIns.googleProject(settings(new Google(null, null, file)), Outgoing.UNWATCHED))
                    .isEqualTo(ServiceAccount.PROJECT);
            assertThat(SignIns.googleProject(settings(new Google("mine", null, file)), Outgoing.UNWATCHED))
                    .isEqualTo("mine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "{}", "{\"type\": \"service_account\"}", "{\"type\": \"something\"}"})
    void aFileThatHoldsNoCredentialsIsRefused(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), content);

        assertThatThrownBy(() -> signIn(file, Egress.ANYWHERE))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll("broken.json", "service account");
    }

    private Authorization signIn(TokenServer google, Egress egress) {
        return signIn(ACCOUNT.write(folder, google.url()), egress);
    }

    private static Authorization signIn(Path file, Egress egress) {
        return SignIns.authorization(settings(new Google(null, null, file.toString())), new TokenTransport(egress));
    }

    private static ModelSettings settings(Google google) {
        ModelSettings settings = ModelSettings.of(Provider.VERTEXAI, "m");
        return settings.withAccess(settings.access().withGoogle(google));
    }

    private static KeepsakeException failure(Authorization signIn) {
        return catchThrowableOfType(KeepsakeException.class, () -> signIn.headers(Deadline.NONE));
    }
}
