package dev.keepsake.graph;

import dev.keepsake.memory.MemoryId;
import dev.keepsake.memory.MemoryState;
import dev.keepsake.memory.Validity;
import dev.keepsake.scope.Scope;

/**
 * A directed edge between two entities of a scope, as one memory states it.
 *
 * @param memory the memory that states it
 * @param scope whose
 * @param subject canonical name of the entity it starts from
 * @param object canonical name of the entity it leads to
 * @param mention how the memory words it
 * @param validity since when it holds and until when: that of the memory
 * @param state whether it is believed: that of the memory
 */
public record Relation(
        MemoryId memory,
        Scope scope,
        String subject,
        String object,
        RelationMention mention,
        Validity validity,
        MemoryState state) {}
