package dev.keepsake.server.wire;

import dev.keepsake.api.Memories;
import dev.keepsake.api.OwnersRequest;
import dev.keepsake.scope.ScopeOwner;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** Every owner of a project, for the answers that count or search them. */
public final class AllOwners {

    private static final int PAGE_SIZE = 1000;

    private AllOwners() {}

    public static List<ScopeOwner> of(Memories memories) {
        List<ScopeOwner> owners = new ArrayList<>();
        for (int number = 1; ; number++) {
            Page<ScopeOwner> page = memories.owners(new OwnersRequest(new PageRequest(number, PAGE_SIZE)));
            owners.addAll(page.items());
            if (page.items().size() < PAGE_SIZE) {
                return owners;
            }
        }
    }
}
