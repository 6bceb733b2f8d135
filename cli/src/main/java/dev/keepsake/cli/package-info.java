/**
 * The command line: {@link dev.keepsake.cli.Main} starts one command of {@link dev.keepsake.cli.command}, which works on a
 * data directory or, with the same words, on a server.
 */
@NullMarked
package dev.keepsake.cli;

import org.jspecify.annotations.NullMarked;
