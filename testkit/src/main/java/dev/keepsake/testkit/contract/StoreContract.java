package dev.keepsake.testkit.contract;

import dev.keepsake.store.Store;
import org.junit.jupiter.api.Nested;

/** What every {@link Store} does: the contracts of all its parts in one class to extend. */
public abstract class StoreContract {

    /** A new, empty store; closed by the test that asked for it. */
    protected abstract Store open();

    @Nested
    class Episodes extends EpisodeStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Jobs extends JobStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class JobLeases extends JobLeaseContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class JobLists extends JobListContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class JobExpenses extends JobExpenseContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Plans extends PlanStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Memories extends MemoryStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Log extends ChangeLogContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Keys extends ApiKeyStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Embeddings extends EmbeddingStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Migrations extends MigrationStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class WhatIsSetAside extends SetAsideContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class MigrationEnds extends MigrationEndContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class EarlierTurns extends EarlierTurnsContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Filters extends StoreFilterContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Life extends StoreModelContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Lookups extends MemoryLookupContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Pasts extends PastContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Readings extends FeaturesContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Graph extends GraphIndexContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class GraphSelections extends GraphSelectionContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Reversals extends ReversalContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class HeldFacts extends QuarantineStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Settings extends SettingsStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Usage extends UsageStoreContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }

    @Nested
    class Natures extends NatureContract {
        @Override
        protected Store open() {
            return StoreContract.this.open();
        }
    }
}
