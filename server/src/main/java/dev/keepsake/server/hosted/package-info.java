/**
 * The dialect of Mem0's hosted platform, which the {@code mem0ai} clients speak. Start with {@link
 * dev.keepsake.server.hosted.HostedRoutes}; every path ends in a slash.
 */
@NullMarked
package dev.keepsake.server.hosted;

import org.jspecify.annotations.NullMarked;
