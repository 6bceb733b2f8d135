package dev.keepsake.testkit.reference;

import dev.keepsake.testkit.contract.IsolationContract;
import dev.keepsake.testkit.contract.StoreAndIndex;

class InMemoryIsolationTest extends IsolationContract {

    @Override
    protected StoreAndIndex open() {
        InMemoryIndex index = new InMemoryIndex();
        return new StoreAndIndex(new InMemoryStore(), index, index, index, index);
    }
}
