package dev.keepsake.testkit.fake;

import dev.keepsake.model.Embedder;
import dev.keepsake.testkit.contract.EmbedderContract;

class HashingEmbedderTest extends EmbedderContract {

    @Override
    protected Embedder open() {
        return new HashingEmbedder();
    }
}
