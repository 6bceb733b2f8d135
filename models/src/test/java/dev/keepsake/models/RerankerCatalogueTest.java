package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Reranker;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.time.Deadline;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RerankerCatalogueTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1");

    @Test
    void noneIsNoReranker() {
        assertThat(RerankerCatalogue.open(RerankerSettings.NONE, Outgoing.UNWATCHED))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"COHERE", "JINA", "VOYAGE", "CHAT"})
    void opensAProviderByItsModelWithoutAskingIt(RerankerKind kind) {
        Optional<Reranker> opened = RerankerCatalogue.open(
                new RerankerSettings(kind, "some-model", null, NOWHERE, "key"), Outgoing.UNWATCHED);

        assertThat(opened).map(Reranker::name).contains("some-model");
    }

    @ParameterizedTest
    @EnumSource(names = {"COHERE", "JINA", "VOYAGE", "CHAT"})
    void aHostThatEgressDoesNotAllowIsNotConnectedTo(RerankerKind kind) {
        Outgoing closed = new Outgoing(Egress.NOWHERE, ObservationRegistry.NOOP);
        try (Reranker reranker = RerankerCatalogue.open(
                        new RerankerSettings(kind, "some-model", null, NOWHERE, "key"), closed)
                .orElseThrow()) {
            assertThatThrownBy(() -> reranker.scores("question", List.of("passage"), Deadline.NONE))
                    .isInstanceOfSatisfying(
                            KeepsakeException.class,
                            refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                    .hasMessageContainingAll("Egress refused", "127.0.0.1:9");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ONNX, reranker-path",
        "COHERE, reranker-model reranker-key",
        "JINA, reranker-model reranker-key",
        "VOYAGE, reranker-model reranker-key",
        "CHAT, reranker-model reranker-url"
    })
    void namesEverythingThatIsMissing(RerankerKind kind, String missing) {
        assertThatThrownBy(() ->
                        RerankerCatalogue.open(new RerankerSettings(kind, "", null, null, null), Outgoing.UNWATCHED))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining(kind.key())
                .hasMessageContainingAll(missing.split(" "));
    }

    @Test
    void aFolderWithoutAModelIsRefused() {
        assertThatThrownBy(() ->
                        RerankerCatalogue.open(RerankerSettings.onnx(Path.of("no-such-folder")), Outgoing.UNWATCHED))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContainingAll("no-such-folder", "model.onnx");
    }

    @Test
    void aKindIsFoundByItsKeyOnly() {
        for (RerankerKind kind : RerankerKind.values()) {
            assertThat(RerankerKind.of(kind.key())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> RerankerKind.of("Cohere"))
                .isInstanceOf(KeepsakeException.class)
                .hasMessageContainingAll("none", "onnx", "cohere", "jina", "voyage", "chat");
    }

    @Test
    void aKeyIsNotPrinted() {
        assertThat(new RerankerSettings(RerankerKind.VOYAGE, "m", null, null, "topsecret").toString())
                .doesNotContain("topsecret");
    }
}
