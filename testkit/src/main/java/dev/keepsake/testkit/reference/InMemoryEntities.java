package dev.keepsake.testkit.reference;

import dev.keepsake.entity.Entity;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.store.EntityStore;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

final class InMemoryEntities implements EntityStore {

    private record Named(Scope scope, String canonical) {}

    private final Contents contents;

    InMemoryEntities(Contents contents) {
        this.contents = contents;
    }

    @Override
    public Page<Entity> list(ProjectId project, PageRequest page) {
        synchronized (contents) {
            Map<Named, List<String>> names = names(contents.read(project));
            List<Entity> onPage = names.entrySet().stream()
                    .map(entry -> entity(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(
                                    (Entity entity) -> entity.scope().canonical())
                            .thenComparing(Entity::canonical))
                    .skip(page.offset())
                    .limit(page.size())
                    .toList();
            return new Page<>(onPage, names.size());
        }
    }

    private static Map<Named, List<String>> names(ProjectContents project) {
        Map<Named, List<String>> names = new LinkedHashMap<>();
        project.features.forEach((key, features) -> {
            for (EntityMention mention : features.entities()) {
                names.computeIfAbsent(new Named(project.scope(key), mention.canonical()), first -> new ArrayList<>())
                        .add(mention.name());
            }
        });
        return names;
    }

    private static Entity entity(Named named, List<String> names) {
        Map<String, Long> counts =
                names.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String name = counts.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        return new Entity(named.scope(), named.canonical(), name, names.size());
    }
}
