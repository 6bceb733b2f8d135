package dev.keepsake.models.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepsake.model.Embedder.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownModelTest {

    @ParameterizedTest
    @CsvSource({
        "text-embedding-3-small, 1536",
        "text-embedding-3-large, 3072",
        "text-embedding-ada-002, 1536",
        "openai/text-embedding-3-small, 1536",
        "nomic-embed-text, 768",
        "nomic-embed-text:latest, 768",
        "nomic-ai/nomic-embed-text-v1.5-GGUF/nomic-embed-text-v1.5.f16.gguf, 768",
        "mxbai-embed-large, 1024",
        "gemini-embedding-001, 3072",
        "models/gemini-embedding-001, 3072",
        "amazon.titan-embed-text-v1, 1536",
        "amazon.titan-embed-text-v2:0, 1024",
        "embed-english-v3.0, 1024",
        "cohere.embed-multilingual-v3, 1024",
        "voyage-3.5, 1024",
        "intfloat/multilingual-e5-large-instruct, 1024",
        "multi-qa-MiniLM-L6-cos-v1, 384",
        "thenlper/gte-large, 1024",
        "mistral-embed, 1024"
    })
    void aModelIsKnownWhoeverServesIt(String name, int dimension) {
        assertThat(KnownModel.of(name)).map(KnownModel::dimension).contains(dimension);
    }

    @Test
    void nothingIsMadeUpAboutOthers() {
        assertThat(KnownModel.of("my-deployment")).isEmpty();
        assertThat(KnownModel.of("")).isEmpty();
        assertThat(KnownModel.of("text-embedding-3-small-of-mine")).isEmpty();
    }

    @Test
    void aModelIsGivenWhatItWasTrainedToSee() {
        KnownModel e5 = KnownModel.of("intfloat/e5-base-v2").orElseThrow();

        assertThat(e5.prefix(Purpose.QUERY)).isEqualTo("query: ");
        assertThat(e5.prefix(Purpose.PASSAGE)).isEqualTo("passage: ");
        assertThat(KnownModel.of("text-embedding-3-small").orElseThrow().prefix(Purpose.QUERY))
                .isEmpty();
    }
}
