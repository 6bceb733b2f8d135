/**
 * Data for tests: ordinary ({@link dev.keepsake.testkit.sample.SampleData}), random, and hostile
 * ({@link dev.keepsake.testkit.sample.HostileIds}).
 */
@NullMarked
package dev.keepsake.testkit.sample;

import org.jspecify.annotations.NullMarked;
