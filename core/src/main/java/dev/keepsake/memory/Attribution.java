package dev.keepsake.memory;

import dev.keepsake.conversation.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whose statement it is.
 *
 * @param role the role that said it
 * @param actor the speaker's name, or null
 */
public record Attribution(Role role, @Nullable String actor) {}
