package dev.keepsake.engine.migrate;

import dev.keepsake.conversation.TurnId;
import dev.keepsake.engine.pair.Pairing;
import dev.keepsake.filter.Filter;
import dev.keepsake.filter.Selection;
import dev.keepsake.filter.Visibility;
import dev.keepsake.index.EntryKey;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the second index holds every entry that has a vector of its embedder exactly once, and no other. */
record SecondIndexCheck(Store store, Pairing second) {

    private static final int PAGE = 1_000;

    List<String> violations() {
        second.follower().catchUp();
        Set<EntryKey> expected = expected();
        List<String> violations = new ArrayList<>();
        Map<EntryKey, Integer> census = second.faces().projection().censusOfEveryProject();
        census.forEach((key, times) -> {
            if (!expected.remove(key)) {
                violations.add("The second index holds " + key.text() + ", which the store does not");
            } else if (times != 1) {
                violations.add("The entry " + key.text() + " is in the second index " + times + " times");
            }
        });
        long due = store.migrations().countDue(second.id());
        if (expected.size() != due) {
            violations.add(expected.size() + " entries are not in the second index, of which " + due
                    + " lack a vector of its embedder");
        }
        return violations;
    }

    private Set<EntryKey> expected() {
        Set<EntryKey> expected = new HashSet<>();
        for (ProjectId project : store.everyProject()) {
            Selection everything =
                    new Selection(project, Scope.ANY, Filter.all(), new Visibility(true, true, Instant.EPOCH));
            for (TurnId turn : store.episodes().indexed(everything)) {
                expected.add(new EntryKey.OfTurn(turn));
            }
            List<Memory> page;
            int number = 1;
            do {
                page = store.memories()
                        .list(everything, new PageRequest(number++, PAGE))
                        .items();
                page.forEach(memory -> expected.add(new EntryKey.OfMemory(memory.id())));
            } while (page.size() == PAGE);
        }
        return expected;
    }
}
