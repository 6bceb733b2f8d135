package dev.keepsake.engine;

import dev.keepsake.engine.add.Jobs;
import dev.keepsake.engine.consolidate.Consolidating;
import dev.keepsake.engine.consolidate.Undoing;
import dev.keepsake.engine.edit.Releasing;
import dev.keepsake.engine.extract.Extractors;
import dev.keepsake.store.Store;
import java.time.Clock;

/** What looking after every project shares: the behaviour of each verb, and the store for the verbs that only read. */
record UpkeepVerbs(
        Store store,
        Extractors extractors,
        Consolidating consolidating,
        Undoing undoing,
        Releasing releasing,
        Jobs jobs,
        Clock clock) {}
