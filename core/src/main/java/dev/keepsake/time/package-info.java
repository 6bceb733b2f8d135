/**
 * Time as a parameter: the {@link dev.keepsake.time.Deadline} that is handed down a call.
 */
@NullMarked
package dev.keepsake.time;

import org.jspecify.annotations.NullMarked;
