/**
 * What stands between an extractor and the store: nothing invented, nothing poisoned, nothing learned twice from one's own
 * answers, no junk. Start with {@link dev.keepsake.engine.screen.Screening}.
 */
@NullMarked
package dev.keepsake.engine.screen;

import org.jspecify.annotations.NullMarked;
