package dev.keepsake.models.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.keepsake.egress.Egress;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.model.Embedder;
import dev.keepsake.model.Embedder.Purpose;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.ModelCall;
import dev.keepsake.models.EmbedderCatalogue;
import dev.keepsake.models.ToldCalls;
import dev.keepsake.models.provider.Outgoing;
import dev.keepsake.models.provider.ProviderStatus;
import dev.keepsake.testkit.contract.EmbedderContract;
import dev.keepsake.time.Deadline;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Any embedding model of LangChain4j in our role. */
class LangChainEmbedderTest {

    private static final EmbedderId ID = new EmbedderId("some-embedder", 384);

    @Nested
    class Contract extends EmbedderContract {

        @Override
        protected Embedder open() {
            return LangChainEmbedder.around(new LocalModel(), ID, Outgoing.UNWATCHED);
        }
    }

    @Test
    void itTakesNameAndDimensionOfAModelThatKnowsThem() {
        try (Embedder embedder = LangChainEmbedder.around(new LocalModel())) {
            assertThat(embedder.id()).isEqualTo(new EmbedderId("local-model", 384));
        }
    }

    @Test
    void aModelWithoutANameIsRefused() {
        EmbeddingModel nameless = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(List.of());
            }
        };

        assertThatThrownBy(() -> LangChainEmbedder.around(nameless))
                .isInstanceOfSatisfying(
                        KeepsakeException.class,
                        refusal -> assertThat(refusal.category()).isEqualTo(ErrorCategory.CONFIGURATION))
                .hasMessageContaining("name");
    }

    @Test
    void manyTextsGoInPortionsAndComeBackInOrder() {
        LocalModel model = new LocalModel();
        List<String> texts =
                IntStream.range(0, 200).mapToObj(i -> "text " + i % 7).toList();
        try (Embedder embedder = LangChainEmbedder.around(model, ID, Outgoing.UNWATCHED)) {
            List<dev.keepsake.model.Embedding> vectors = embedder.embed(texts, Purpose.PASSAGE, Deadline.NONE);

            assertThat(vectors).hasSize(200);
            assertThat(vectors.subList(7, 200)).isEqualTo(vectors.subList(0, 193));
            assertThat(model.sizes)
                    .hasSize(4)
                    .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(64));
        }
    }

    @Test
    void aBlankTextIsEmbeddedAllTheSame() {
        try (Embedder embedder = LangChainEmbedder.around(new LocalModel(), ID, Outgoing.UNWATCHED)) {
            assertThat(embedder.embed(List.of("", " \n"), Purpose.PASSAGE, Deadline.NONE))
                    .hasSize(2);
        }
    }

    @Test
    void theCosineOfUnrelatedTextsIsMeasuredToAboutWhatIsKnownOfTheModelsInThisProcess() {
        for (EmbedderId id : EmbedderCatalogue.embedders()) {
            try (Embedder local = EmbedderCatalogue.open(id.name())) {
                assertThat(UnrelatedTexts.median(local, Deadline.NONE))
                        .as(id.name())
                        .isCloseTo(local.unrelatedCosine(), within(0.06));
            }
        }
    }

    @Test
    void theCosineOfUnrelatedTextsIsMeasuredOnce() {
        LocalModel model = new LocalModel();
        try (Embedder embedder = LangChainEmbedder.around(model, ID, Outgoing.UNWATCHED)) {
            double measured = embedder.unrelatedCosine();
            int asked = model.sizes.size();

            assertThat(measured).isNotEqualTo(UnrelatedCosine.GUESS).isEqualTo(embedder.unrelatedCosine());
            assertThat(asked).isEqualTo(model.sizes.size()).isEqualTo(2);
        }
    }

    @Test
    void everyPortionIsToldAsPartOfWhatItBelongsToWithItsTokens() {
        ToldCalls told = new ToldCalls();
        ObservationRegistry registry = told.registry();
        Outgoing outgoing = new Outgoing(Egress.ANYWHERE, registry);
        Observation whole = Observation.createNotStarted("add", registry);
        try (Embedder embedder = LangChainEmbedder.around(new LocalModel(), ID, outgoing)) {
            whole.observe(() -> {
                embedder.embed(Collections.nCopies(100, "hello"), Purpose.PASSAGE, Deadline.NONE);
            });
        }

        List<Observation.Context> calls = told.ended().stream()
                .filter(context -> context.getName().equals(ModelCall.OBSERVATION))
                .toList();
        assertThat(calls).hasSize(2).allSatisfy(call -> {
            assertThat(call.getParentObservation()).isSameAs(whole);
            assertThat(call.getLowCardinalityKeyValue(ModelCall.OPERATION).getValue())
                    .isEqualTo("embeddings");
            assertThat(call.getLowCardinalityKeyValue(ModelCall.REQUEST_MODEL).getValue())
                    .isEqualTo("some-embedder");
            assertThat(call.getHighCardinalityKeyValue(ModelCall.INPUT_TOKENS).getValue())
                    .isEqualTo("3");
        });
    }

    @Test
    void itTellsHowItGoes() {
        LocalModel model = new LocalModel();
        try (LangChainEmbedder embedder = LangChainEmbedder.around(model, ID, Outgoing.UNWATCHED)) {
            embedder.warmUp(Deadline.NONE);

            assertThat(embedder.statuses()).singleElement().satisfies(status -> {
                assertThat(status.calls()).isEqualTo(1);
                assertThat(status.breaker()).isEqualTo(ProviderStatus.Breaker.CLOSED);
            });
        }
    }

    /** The small model in this process, as LangChain4j would have it. */
    private static final class LocalModel implements EmbeddingModel {

        private static final Embedder LOCAL = EmbedderCatalogue.open("all-minilm-l6-v2-q");

        private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            sizes.add(segments.size());
            List<String> texts = segments.stream().map(TextSegment::text).toList();
            return Response.from(
                    LOCAL.embed(texts, Purpose.PASSAGE, Deadline.NONE).stream()
                            .map(embedding -> Embedding.from(embedding.vector().clone()))
                            .toList(),
                    new TokenUsage(3));
        }

        @Override
        public String modelName() {
            return "local-model";
        }
    }
}
