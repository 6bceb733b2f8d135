/**
 * The last door of this program: names that the egress list does not know are not looked up, whoever asks. {@link
 * dev.keepsake.cli.network.GuardedNames} is where to start.
 */
@NullMarked
package dev.keepsake.cli.network;

import org.jspecify.annotations.NullMarked;
