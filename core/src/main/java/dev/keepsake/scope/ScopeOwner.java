package dev.keepsake.scope;

import java.time.Instant;

/**
 * One user, agent, app or run that owns memories in a project.
 *
 * @param field which of the four it is
 * @param id its id
 * @param memories how many current memories name it
 * @param createdAt when its first current memory was created
 * @param updatedAt when one of its current memories was last changed
 */
public record ScopeOwner(ScopeField field, String id, long memories, Instant createdAt, Instant updatedAt) {}
