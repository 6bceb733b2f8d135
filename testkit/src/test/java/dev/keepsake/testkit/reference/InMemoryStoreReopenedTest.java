package dev.keepsake.testkit.reference;

import dev.keepsake.store.Store;
import dev.keepsake.testkit.contract.ReopeningStoreContract;

/** A store in memory lives as long as the object; that shows that the contract can be met, and asks nothing impossible. */
class InMemoryStoreReopenedTest extends ReopeningStoreContract {

    private Store last = new InMemoryStore();

    @Override
    protected Store open() {
        last = new InMemoryStore();
        return last;
    }

    @Override
    protected Store reopen() {
        return last;
    }
}
