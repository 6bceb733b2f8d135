package dev.keepsake.testkit.contract;

import dev.keepsake.conversation.Span;
import dev.keepsake.entity.CanonicalName;
import dev.keepsake.entity.EntityKind;
import dev.keepsake.entity.EntityMention;
import dev.keepsake.filter.Selection;
import dev.keepsake.graph.Relation;
import dev.keepsake.graph.RelationMention;
import dev.keepsake.index.EntryKey;
import dev.keepsake.index.Features;
import dev.keepsake.index.GraphIndex.Found;
import dev.keepsake.index.GraphQuery;
import dev.keepsake.memory.Memory;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import dev.keepsake.testkit.sample.PlanDraft;
import java.util.List;
import java.util.stream.Stream;

/** A store with memories that state relations, written as {@code ann knows bob}. */
abstract class GraphFixture extends StoreFixture {

    static final int MORE_THAN_ALL = 10_000;

    /** Adds a memory of {@code scope} that states these relations. */
    Memory stated(Scope scope, String... relations) {
        return stated(PROJECT, data.memory(scope, String.join(", ", relations)), relations);
    }

    Memory stated(ProjectId project, Memory memory, String... relations) {
        done(data.plan(store, project).add(memory).read(key(memory), stating(relations)));
        return memory;
    }

    static Features stating(String... relations) {
        List<RelationMention> mentions =
                Stream.of(relations).map(GraphFixture::mention).toList();
        return stating(mentions);
    }

    /** Features with these relations, and all their ends as entities. */
    static Features stating(List<RelationMention> relations) {
        List<EntityMention> entities = relations.stream()
                .flatMap(relation -> Stream.of(relation.subject(), relation.object()))
                .map(name -> new EntityMention(name, CanonicalName.of(name), new Span(0, 1), EntityKind.PERSON))
                .toList();
        return Features.NONE.withEntities(entities).withRelations(relations);
    }

    static RelationMention mention(String relation) {
        String[] words = relation.split(" ", 3);
        return new RelationMention(words[0], words[1], words[2]);
    }

    static Relation relation(Memory memory, String relation) {
        return relation(memory, mention(relation));
    }

    static Relation relation(Memory memory, RelationMention mention) {
        return new Relation(
                memory.id(),
                memory.scope(),
                CanonicalName.of(mention.subject()),
                CanonicalName.of(mention.object()),
                mention,
                memory.lifecycle().validity(),
                memory.lifecycle().state());
    }

    static Found found(Memory memory, String relation, int distance) {
        return new Found(relation(memory, relation), distance);
    }

    List<Found> around(Selection selection, int depth, String... entities) {
        return store.graph().around(GraphQuery.around(selection, List.of(entities), depth, MORE_THAN_ALL));
    }

    List<Found> around(Scope scope, int depth, String... entities) {
        return around(current(PROJECT, scope), depth, entities);
    }

    List<Relation> relations(Selection selection) {
        return store.graph().list(selection, 0, MORE_THAN_ALL);
    }

    /** A memory as the store has it now. */
    Memory now(Memory memory) {
        return get(memory.id()).getFirst();
    }

    PlanDraft reworded(Memory memory, String text, String... relations) {
        return plan().reword(memory, text).read(key(memory), stating(relations));
    }

    static EntryKey key(Memory memory) {
        return new EntryKey.OfMemory(memory.id());
    }
}
