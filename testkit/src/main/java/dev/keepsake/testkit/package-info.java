/**
 * What a test of Keepsake, ours or yours, is written with. A store or an index proves itself by extending the classes of
 * {@link dev.keepsake.testkit.contract}; {@link dev.keepsake.testkit.reference} is what they are measured against,
 * {@link dev.keepsake.testkit.fake} stands in for clocks and models, {@link dev.keepsake.testkit.sample} makes data.
 */
@NullMarked
package dev.keepsake.testkit;

import org.jspecify.annotations.NullMarked;
