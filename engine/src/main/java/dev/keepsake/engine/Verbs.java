package dev.keepsake.engine;

import dev.keepsake.engine.add.Adding;
import dev.keepsake.engine.edit.Deleting;
import dev.keepsake.engine.edit.Restoring;
import dev.keepsake.engine.edit.Updating;
import dev.keepsake.engine.screen.Served;
import dev.keepsake.engine.search.Explaining;
import dev.keepsake.engine.search.Searching;
import dev.keepsake.store.Store;
import java.time.Clock;

/** What every project's memories share: the behaviour of each verb, and the store for the verbs that only read. */
record Verbs(
        Store store,
        Clock clock,
        Adding adding,
        Searching searching,
        Explaining explaining,
        Updating updating,
        Restoring restoring,
        Deleting deleting,
        Served served) {}
