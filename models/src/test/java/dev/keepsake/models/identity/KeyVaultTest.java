package dev.keepsake.models.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.models.identity.TokenServer.Reply;
import dev.keepsake.models.provider.ModelSettings.Azure;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.time.Deadline;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultTest {

    private static final String SECRET = "value-that-nobody-may-see";

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static TokenServer entra;

    @BeforeAll
    static void issueTokens() {
        certificate = Certificate.make(folder);
        entra = TokenServer.secured(certificate, TokenServer.issuing(3600));
    }

    @AfterAll
    static void stop() {
        entra.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/secrets/openai-key", "/secrets/openai-key/0123456789abcdef"})
    void aSecretIsReadWithOneRequestAndATokenForVaults(String path) {
        try (TokenServer vault =
                vault(200, "{\"value\": \"" + SECRET + "\", \"id\": \"https://v/secrets/openai-key/1\"}")) {
            assertThat(keyVault(Egress.ANYWHERE).secret(URI.create(vault.url() + path), Deadline.NONE))
                    .isEqualTo(SECRET);
            assertThat(vault.requests()).singleElement().satisfies(request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.path()).isEqualTo(path);
                assertThat(request.query()).containsEntry("api-version", "7.4");
                assertThat(request.headers().get("authorization")).startsWith("Bearer token-");
            });
            assertThat(entra.requests().getLast().form().get("scope")).endsWith("https://vault.azure.net/.default");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, CONFIGURATION, Key Vault Secrets User",
        "403, CONFIGURATION, Key Vault Secrets User",
        "404, CONFIGURATION, no secret openai-key",
        "429, MODEL_UNAVAILABLE, many requests",
        "500, MODEL_UNAVAILABLE, out of order"
    })
    void aVaultThatDoesNotGiveItOutSaysWhatToDo(int status, ErrorCategory category, String said) {
        try (TokenServer vault = vault(status, "{\"error\": {\"code\": \"x\", \"message\": \"" + SECRET + "\"}}")) {
            KeepsakeException failure =
                    failure(keyVault(Egress.ANYWHERE), URI.create(vault.url() + "/secrets/openai-key"));

            assertThat(failure.category()).isEqualTo(category);
            assertThat(failure).hasMessageContainingAll("Key Vault", "127.0.0.1", said);
            assertKeepsSecret(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON but value-that-nobody-may-see", "{}", "{\"value\": 3}", "[]"})
    void anAnswerThatIsNoSecretIsNotTakenForOne(String garbage) {
        try (TokenServer vault = vault(200, garbage)) {
            KeepsakeException failure =
                    failure(keyVault(Egress.ANYWHERE), URI.create(vault.url() + "/secrets/openai-key"));

            assertThat(failure.category()).isEqualTo(ErrorCategory.MODEL_UNAVAILABLE);
            assertKeepsSecret(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://my-vault.vault.azure.net/secrets/key",
                "https://my-vault.vault.azure.net.example.org/secrets/key",
                "https://example.org/secrets/key",
                "https://my-vault.vault.azure.net/keys/key",
                "https://my-vault.vault.azure.net/secrets/",
                "https://my-vault.vault.azure.net/secrets/key/1/2",
                "file:/secrets/key"
            })
    void aTokenIsNotSentToWhatIsNoSecretOfAVault(String reference) {
        int before = entra.requests().size();
        KeyVault vault = new KeyVault(Outgoing.UNWATCHED, azure());

        assertThatThrownBy(() -> vault.secret(URI.create(reference), Deadline.NONE))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining("https://my-vault.vault.azure.net/secrets/openai-key");
        assertThat(entra.requests()).hasSize(before);
    }

    @Test
    void aVaultThatEgressDoesNotAllowIsNotAsked() {
        try (TokenServer vault = vault(200, "{\"value\": \"x\"}")) {
            String authority = entra.url().getHost() + ":" + entra.url().getPort();

            KeepsakeException refusal =
                    failure(keyVault(Egress.only(List.of(authority))), URI.create(vault.url() + "/secrets/openai-key"));

            assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION);
            assertThat(refusal).hasMessageContainingAll("Egress refused", "read a secret from Azure Key Vault");
            assertThat(vault.requests()).isEmpty();
        }
    }

    @Test
    void aReferenceIsKnownByItsHost() {
        assertThat(KeyVault.isReference(URI.create("https://My-Vault.vault.azure.net/secrets/key")))
                .isTrue();
        assertThat(KeyVault.isReference(URI.create("https://my-vault.vault.azure.cn/secrets/key")))
                .isTrue();
        assertThat(KeyVault.isReference(URI.create("https://example.org/vault.azure.net")))
                .isFalse();
        assertThat(KeyVault.isReference(URI.create("sk-12345"))).isFalse();
    }

    @Test
    void aSecretOfTheSignInIsNotPrinted() {
        assertThat(new KeyVault(Outgoing.UNWATCHED, azure()).toString()).doesNotContain(SECRET);
    }

    private static TokenServer vault(int status, String body) {
        return TokenServer.secured(certificate, request -> new Reply(status, body));
    }

    private static KeyVault keyVault(Egress egress) {
        return new KeyVault(
                new TokenTransport(egress, certificate.context()),
                azure(),
                Map.of("127.0.0.1", "https://vault.azure.net/.default"));
    }

    private static Azure azure() {
        return new Azure(null, null, "my-tenant", "my-client", SECRET, entra.url());
    }

    private static KeepsakeException failure(KeyVault vault, URI reference) {
        return catchThrowableOfType(KeepsakeException.class, () -> vault.secret(reference, Deadline.NONE));
    }

    private static void assertKeepsSecret(Throwable failure) {
        for (Throwable told = failure; told != null; told = told.getCause()) {
            assertThat(told.toString()).doesNotContain(SECRET);
        }
    }
}
