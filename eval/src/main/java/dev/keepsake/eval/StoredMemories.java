package dev.keepsake.eval;

import dev.keepsake.api.ListRequest;
import dev.keepsake.api.Memories;
import dev.keepsake.api.Reach;
import dev.keepsake.memory.Memory;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.List;

/** Reads all memories within a reach, page by page. */
public final class StoredMemories {

    private static final int PAGE = 500;

    private StoredMemories() {}

    /** Every memory within {@code reach}, newest first. */
    public static List<Memory> within(Memories memories, Reach reach) {
        List<Memory> all = new ArrayList<>();
        Page<Memory> page;
        int number = 1;
        do {
            page = memories.list(new ListRequest(reach, new PageRequest(number++, PAGE)));
            all.addAll(page.items());
        } while (!page.items().isEmpty() && all.size() < page.total());
        return all;
    }
}
