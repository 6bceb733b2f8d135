/**
 * The dialect of Mem0's self-hosted server. Start with {@link dev.keepsake.server.selfhosted.SelfHostedRoutes}; no path
 * ends in a slash.
 */
@NullMarked
package dev.keepsake.server.selfhosted;

import org.jspecify.annotations.NullMarked;
