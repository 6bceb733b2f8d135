package dev.keepsake.testkit.reference;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import dev.keepsake.store.QuarantineStore;
import dev.keepsake.store.Quarantined;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryQuarantine implements QuarantineStore {

    private static final Comparator<Quarantined> NEWEST_FIRST = Comparator.comparing(Quarantined::at)
            .thenComparing(held -> held.id().toString())
            .reversed();

    private final Contents contents;

    InMemoryQuarantine(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Page<Quarantined> list(ProjectId project, Scope within, PageRequest page) {
        synchronized (contents) {
            List<Quarantined> all = contents.read(project).quarantined.values().stream()
                    .filter(held -> within.covers(held.scope()))
                    .sorted(NEWEST_FIRST)
                    .toList();
            return new Page<>(
                    all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
        }
    }

    @Override
    public Optional<Quarantined> get(ProjectId project, UUID id) {
        synchronized (contents) {
            return Optional.ofNullable(contents.read(project).quarantined.get(id));
        }
    }
}
