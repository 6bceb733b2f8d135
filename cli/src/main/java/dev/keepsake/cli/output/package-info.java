/**
 * What commands print: tables for people ({@link dev.keepsake.cli.output.Table}), documented JSON shapes for programs
 * ({@link dev.keepsake.cli.output.MemoryJson}).
 */
@NullMarked
package dev.keepsake.cli.output;

import org.jspecify.annotations.NullMarked;
