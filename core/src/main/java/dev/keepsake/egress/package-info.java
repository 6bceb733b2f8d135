/**
 * Where this deployment may connect to: {@link dev.keepsake.egress.Egress}. Whatever opens a connection out of this process asks it
 * first.
 */
@NullMarked
package dev.keepsake.egress;

import org.jspecify.annotations.NullMarked;
