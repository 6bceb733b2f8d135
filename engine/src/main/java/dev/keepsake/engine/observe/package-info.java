/**
 * Telling whoever watches what the engine does and how long it takes. Start with {@link dev.keepsake.engine.observe.Phases}.
 * What is told are names and words from closed sets, never what anybody said.
 */
@NullMarked
package dev.keepsake.engine.observe;

import org.jspecify.annotations.NullMarked;
