package dev.keepsake.testkit.reference;

import dev.keepsake.store.Store;
import dev.keepsake.testkit.contract.StoreContract;

class InMemoryStoreTest extends StoreContract {

    @Override
    protected Store open() {
        return new InMemoryStore();
    }
}
