/** What becomes of adds when something fails, at whatever moment, and when they come again: over both stores. */
@NullMarked
package dev.keepsake.faults;

import org.jspecify.annotations.NullMarked;
