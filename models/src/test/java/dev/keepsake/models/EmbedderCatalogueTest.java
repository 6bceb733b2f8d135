package dev.keepsake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import org.junit.jupiter.api.Test;

class EmbedderCatalogueTest {

    @Test
    void opensEachEmbedderByTheNameItGives() {
        for (EmbedderId id : EmbedderCatalogue.embedders()) {
            try (Embedder embedder = EmbedderCatalogue.open(id.name())) {
                assertThat(embedder.id()).isEqualTo(id);
            }
        }
    }

    @Test
    void namesTheDefaultFirst() {
        assertThat(EmbedderCatalogue.embedders().getFirst())
                .isEqualTo(EmbedderCatalogue.DEFAULT)
                .isEqualTo(new EmbedderId("e5-small-v2-q", 384));
    }

    @Test
    void refusesAnUnknownNameAndListsTheKnownOnes() {
        assertThatThrownBy(() -> EmbedderCatalogue.open("E5"))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContainingAll("\"E5\"", "e5-small-v2-q", "all-minilm-l6-v2-q");
    }
}
