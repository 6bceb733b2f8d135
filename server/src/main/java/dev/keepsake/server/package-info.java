/**
 * Keepsake over HTTP: both dialects of Mem0 over one set of projects. Start with {@link
 * dev.keepsake.server.KeepsakeServer}; the routes are listed in {@link dev.keepsake.server.hosted.HostedRoutes}, {@link
 * dev.keepsake.server.selfhosted.SelfHostedRoutes} and {@link dev.keepsake.server.operations.OperationsRoutes}. The server
 * translates and never decides: what a request means is said by {@link dev.keepsake.api.Memories}.
 */
@NullMarked
package dev.keepsake.server;

import org.jspecify.annotations.NullMarked;
