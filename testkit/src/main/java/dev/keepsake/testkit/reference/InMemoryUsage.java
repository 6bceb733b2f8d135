package dev.keepsake.testkit.reference;

import dev.keepsake.change.ChangeKind;
import dev.keepsake.model.ModelUse;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.store.Operation;
import dev.keepsake.store.UsageStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

final class InMemoryUsage implements UsageStore {

    private final Contents contents;

    InMemoryUsage(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Usage between(ProjectId project, Instant from, Instant to) {
        synchronized (contents) {
            List<ProjectContents.Spent> spent = contents.read(project).spent.stream()
                    .filter(one -> !one.at().isBefore(from) && one.at().isBefore(to))
                    .toList();
            List<Operation> adds = spent.stream()
                    .map(ProjectContents.Spent::operation)
                    .filter(Objects::nonNull)
                    .filter(operation -> operation.kind() == Operation.Kind.ADD)
                    .toList();
            long memories = adds.stream()
                    .flatMap(add -> add.outcome().stored().stream())
                    .filter(item -> item.kind() == ChangeKind.ADDED)
                    .count();
            return new Usage(sums(spent), adds.size(), memories);
        }
    }

    private static List<ModelUse> sums(List<ProjectContents.Spent> spent) {
        List<ModelUse> uses = spent.stream().flatMap(one -> one.uses().stream()).toList();
        Comparator<ModelUse> byModelAndPurpose =
                Comparator.comparing(ModelUse::model).thenComparing(ModelUse::purpose);
        TreeSet<ModelUse> kinds = new TreeSet<>(byModelAndPurpose);
        kinds.addAll(uses);
        List<ModelUse> sums = new ArrayList<>();
        for (ModelUse kind : kinds) {
            sums.add(sum(uses.stream()
                    .filter(use -> byModelAndPurpose.compare(use, kind) == 0)
                    .toList()));
        }
        return sums;
    }

    private static ModelUse sum(List<ModelUse> uses) {
        boolean priced = uses.stream().allMatch(use -> use.cost() != null);
        return new ModelUse(
                uses.getFirst().model(),
                uses.getFirst().purpose(),
                uses.stream().mapToLong(ModelUse::calls).sum(),
                uses.stream().mapToLong(ModelUse::inputTokens).sum(),
                uses.stream().mapToLong(ModelUse::cachedTokens).sum(),
                uses.stream().mapToLong(ModelUse::outputTokens).sum(),
                uses.stream().allMatch(ModelUse::counted),
                priced
                        ? uses.stream()
                                .map(use -> Objects.requireNonNull(use.cost()))
                                .reduce(BigDecimal::add)
                                .orElseThrow()
                        : null);
    }
}
