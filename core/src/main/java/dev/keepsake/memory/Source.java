package dev.keepsake.memory;

import dev.keepsake.conversation.Span;
import dev.keepsake.conversation.TurnId;

/**
 * Where a memory came from: characters of a turn.
 *
 * @param turn the turn
 * @param span the characters of its text
 */
public record Source(TurnId turn, Span span) {}
