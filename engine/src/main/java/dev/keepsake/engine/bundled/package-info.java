/** Word lists, patterns and prompts that lie in the jar beside the classes that use them: {@link dev.keepsake.engine.bundled.Bundled}. */
@NullMarked
package dev.keepsake.engine.bundled;

import org.jspecify.annotations.NullMarked;
