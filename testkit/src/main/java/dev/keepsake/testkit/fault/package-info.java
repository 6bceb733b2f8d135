/**
 * Trouble on demand, at every call there is: {@link dev.keepsake.testkit.fault.Faults} counts the calls on the parts of an engine
 * and lets one of them fail.
 */
@NullMarked
package dev.keepsake.testkit.fault;

import org.jspecify.annotations.NullMarked;
