/**
 * Trying out whether memories can be written, found and deleted, as a user would find out: {@link dev.keepsake.server.canary.Canary}
 * does it once, {@link dev.keepsake.server.canary.CanarySchedule} now and then.
 */
@NullMarked
package dev.keepsake.server.canary;

import org.jspecify.annotations.NullMarked;
