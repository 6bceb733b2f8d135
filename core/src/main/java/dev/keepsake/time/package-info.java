/**
 * Time as a value: the {@link dev.keepsake.time.Deadline} that is handed down a call, and the
 * {@link dev.keepsake.time.TimeMention times that texts name}.
 */
@NullMarked
package dev.keepsake.time;

import org.jspecify.annotations.NullMarked;
