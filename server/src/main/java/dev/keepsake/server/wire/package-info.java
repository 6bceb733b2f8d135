/**
 * What both dialects say in the same way: JSON, times, metadata, filters. Start with {@link
 * dev.keepsake.server.wire.JsonFields}, through which every body is read, and {@link
 * dev.keepsake.server.wire.FilterReader}.
 */
@NullMarked
package dev.keepsake.server.wire;

import org.jspecify.annotations.NullMarked;
