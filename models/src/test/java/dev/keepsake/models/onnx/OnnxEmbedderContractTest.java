package dev.keepsake.models.onnx;

import dev.keepsake.model.Embedder;
import dev.keepsake.model.EmbedderId;
import dev.keepsake.model.Embedding;
import dev.keepsake.testkit.contract.EmbedderContract;
import dev.keepsake.time.Deadline;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** The contract, with every model. Each is loaded once, because a test of the contract takes less time than loading does. */
class OnnxEmbedderContractTest {

    private static final Map<OnnxModel, OnnxEmbedder> LOADED = new EnumMap<>(OnnxModel.class);

    @AfterAll
    static void close() {
        LOADED.values().forEach(OnnxEmbedder::close);
        LOADED.clear();
    }

    @Nested
    class E5SmallV2 extends EmbedderContract {

        @Override
        protected Embedder open() {
            return new Shared(LOADED.computeIfAbsent(OnnxModel.E5_SMALL_V2, OnnxEmbedder::load));
        }
    }

    @Nested
    class AllMiniLmL6V2 extends EmbedderContract {

        @Override
        protected Embedder open() {
            return new Shared(LOADED.computeIfAbsent(OnnxModel.ALL_MINILM_L6_V2, OnnxEmbedder::load));
        }
    }

    /** A loaded embedder that stays open when a test closes it. */
    private record Shared(OnnxEmbedder embedder) implements Embedder {

        @Override
        public EmbedderId id() {
            return embedder.id();
        }

        @Override
        public List<Embedding> embed(List<String> texts, Purpose purpose, Deadline deadline) {
            return embedder.embed(texts, purpose, deadline);
        }

        @Override
        public void close() {}
    }
}
