/**
 * The contracts of core in plain collections: the shortest program that is right, and what every other implementation is
 * compared with. Start with {@link dev.keepsake.testkit.reference.InMemoryStore}.
 */
@NullMarked
package dev.keepsake.testkit.reference;

import org.jspecify.annotations.NullMarked;
